-- When each person was last here: what Home calls new since then. Ordinary data, not part of the event log.
create table visits (
    org_id    uuid        not null,
    person_id uuid        not null,
    seen_at   timestamptz not null, -- the latest look at Home
    before_at timestamptz,          -- the last look of the visit before this one
    constraint visits_pkey primary key (org_id, person_id)
);
