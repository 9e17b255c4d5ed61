-- The last verification of each organization's log.
create table verifications (
    org_id      uuid        not null primary key,
    started_at  timestamptz not null,
    duration_ms bigint      not null,
    events      bigint      not null,
    streams     bigint      not null,
    broken      json -- the event named as broken; null = every chain held
);
