-- The second wall (see the store's 0005_row_security.sql) around everything else that has rows of organizations. The readers of reports
-- stay without: the views ask by login and not by organization, and no request reads them.
do $$
declare
    v_table regclass;
begin
    for v_table in
        select c.oid::regclass
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and not c.relrowsecurity and c.relnamespace in (current_schema()::regnamespace, 'identity'::regnamespace)
        order by 1
    loop
        perform keep_rows_apart(v_table);
    end loop;
end $$;

select keep_rows_apart(t::regclass, 'import_id in (select id from imports)') from unnest(array['import_chunks', 'import_rows']) t;
