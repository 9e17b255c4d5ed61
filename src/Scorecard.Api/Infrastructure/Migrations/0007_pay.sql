-- The documents of computed pay, by the hash that the event of their run holds. What no event names was left behind by a computation that was
-- interrupted. Nothing here is believed without its hash.
create table pay_bases (
    org_id      uuid        not null,
    hash        text        not null,
    document    text        not null, -- JSON: plan, version, rules, period, knowledge time, inputs
    computed_at timestamptz not null default now(),
    primary key (org_id, hash)
);
create table pay_lines (
    org_id    uuid    not null,
    hash      text    not null,
    person_id uuid    not null,
    amount    numeric,          -- null while the line is held
    due       numeric,
    document  text    not null, -- JSON: every step
    primary key (org_id, hash, person_id)
);
