-- A decision may rest on streams it does not append to. They are held until the end of the transaction: shared by those who rest on
-- them, alone by whoever moves them. Advisory locks, because a premise may be that a stream does not exist. Raises SC002 when a
-- premise no longer holds. Every transaction holds its premises before it locks any row, all in one order: none waits in a circle.
create function hold_premises(p_org uuid, p_kinds text[], p_ids uuid[], p_versions integer[], p_moves boolean[]) returns void
language plpgsql as $$
declare
    v_lock  record;
    v_stale record;
begin
    for v_lock in
        select hashtextextended(p_org::text || p.kind || p.id::text, 0) as key, bool_or(p.moves) as alone
        from unnest(p_kinds, p_ids, p_moves) p(kind, id, moves)
        group by 1 order by 1
    loop
        if v_lock.alone then
            perform pg_advisory_xact_lock(v_lock.key);
        else
            perform pg_advisory_xact_lock_shared(v_lock.key);
        end if;
    end loop;

    -- A statement of its own: it sees what was committed while the locks were waited for.
    select p.kind, p.id, p.version as expected, coalesce(s.version, 0) as current into v_stale
    from unnest(p_kinds, p_ids, p_versions) p(kind, id, version)
    left join streams s on s.org_id = p_org and s.kind = p.kind and s.id = p.id
    where coalesce(s.version, 0) <> p.version
    limit 1;
    if found then
        raise exception using errcode = 'SC002', message = 'A premise no longer holds.',
            column = v_stale.kind, table = v_stale.id::text, hint = v_stale.expected || ' ' || v_stale.current;
    end if;
end
$$;
