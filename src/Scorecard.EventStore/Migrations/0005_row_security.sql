-- The second wall between organizations. The first is "org_id = $1" in every query; should a query forget it, a role that owns no table
-- is still shown, and may still write, the rows of one organization only: the one that its transaction names in the setting
-- scorecard.org. Without the setting it sees nothing. Whoever owns the tables is above it: migrations, the log of all organizations,
-- verification, rebuilds.

-- Puts the wall around a table. With its own condition where its rows belong to those of another table.
create function keep_rows_apart(p_table regclass, p_own text default 'org_id = nullif(current_setting(''scorecard.org'', true), '''')::uuid') returns void
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', p_table);
    execute format('create policy own_rows on %s using (%s)', p_table, p_own);
end
$$;

select keep_rows_apart(t::regclass)
from unnest(array['events', 'streams', 'states', 'kpi_values', 'unique_keys', 'idempotency_keys']) t;

-- The role in which work for one organization runs, with rights on the tables behind the wall and on nothing else. Called at every start:
-- a role belongs to the server and not to the database, so a restored database can come without it, and new tables want new rights.
-- What this account may not do is left to the administrator; the program sees at start whether it can take the role.
create function prepare_tenant_role() returns void language plpgsql as $$
declare
    v_table record;
begin
    perform pg_advisory_xact_lock(6322976861440); -- that of the migrations: processes that start at once wait for each other
    begin
        if not exists (select from pg_roles where rolname = 'scorecard_tenant') then
            create role scorecard_tenant nologin;
        end if;
    exception
        when duplicate_object or unique_violation then null; -- another database of the same server was first
    end;

    if not (select rolsuper from pg_roles where rolname = session_user) and not exists (
        select from pg_auth_members m
        where m.roleid = 'scorecard_tenant'::regrole and m.member = session_user::regrole
            and coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)) -- before PostgreSQL 16 every member may take a role
    then
        execute format('grant scorecard_tenant to %I', session_user);
    end if;

    for v_table in
        select c.oid::regclass as name, n.nspname as schema
        from pg_policy p
        join pg_class c on c.oid = p.polrelid
        join pg_namespace n on n.oid = c.relnamespace
        where p.polname = 'own_rows' and not has_table_privilege('scorecard_tenant', c.oid, 'delete')
    loop
        execute format('grant usage on schema %I to scorecard_tenant', v_table.schema);
        execute format('grant select, insert, update, delete on %s to scorecard_tenant', v_table.name);
    end loop;

    if not has_sequence_privilege('scorecard_tenant', 'events_position_seq', 'usage') then
        grant usage on sequence events_position_seq to scorecard_tenant;
    end if;
exception
    when insufficient_privilege then raise notice 'The role scorecard_tenant was not prepared: see docs/operations.md.';
end
$$;
