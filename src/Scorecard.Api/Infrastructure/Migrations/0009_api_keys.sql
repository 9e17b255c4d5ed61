-- Keys by which machines act for a person. Of the secret only a hash is kept.
create table identity.api_keys (
    org_id       uuid        not null,
    id           uuid        not null,
    person_id    uuid        not null,
    name         text        not null,
    secret_hash  bytea       not null,
    unit_ids     uuid[]      not null,
    actions      text[]      not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,                     -- to a few minutes
    addresses    text[]      not null default '{}', -- the latest ones it was used from
    constraint api_keys_pkey primary key (org_id, id)
);
create unique index api_keys_by_id on identity.api_keys (id); -- a key is looked up before it says whose it is
create index api_keys_of_person on identity.api_keys (org_id, person_id);

-- Which key acted for the person, where one did.
alter table audit_origins add column key_id uuid;
