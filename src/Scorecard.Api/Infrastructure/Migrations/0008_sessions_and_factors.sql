-- Sessions, the links by which somebody sets a new password, and second factors. Addresses are personal data and can be erased.

-- One row for each sign-in that goes on. It counts only as long as its stamp is the account's: another password ends every one at once.
create table identity.sessions (
    org_id     uuid        not null,
    id         uuid        not null,
    person_id  uuid        not null,
    stamp      text        not null,
    created_at timestamptz not null,
    seen_at    timestamptz not null, -- to within some minutes
    address    text,
    user_agent text,
    constraint sessions_pkey primary key (org_id, id)
);
create index sessions_by_person on identity.sessions (org_id, person_id);

-- Links by which somebody with a password sets another one. Only their hashes are kept; one that is used ends the others.
create table identity.password_resets (
    org_id     uuid        not null,
    token_hash bytea       not null,
    person_id  uuid        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint password_resets_pkey primary key (org_id, token_hash)
);
create unique index password_resets_token_unique on identity.password_resets (token_hash);
create index password_resets_by_person on identity.password_resets (org_id, person_id);

-- The secret that an authenticator app shares, encrypted with the keys that protect cookies. It counts once it is confirmed.
create table identity.authenticators (
    org_id       uuid        not null,
    person_id    uuid        not null,
    secret       bytea       not null,
    made_at      timestamptz not null,
    confirmed_at timestamptz,
    used_step    bigint      not null default 0, -- no code of this time step or an earlier one is taken again
    constraint authenticators_pkey primary key (org_id, person_id)
);

-- Codes that stand in for an authenticator that is lost. Only their hashes are kept; a used one is gone.
create table identity.recovery_codes (
    org_id    uuid  not null,
    person_id uuid  not null,
    code_hash bytea not null,
    constraint recovery_codes_pkey primary key (org_id, person_id, code_hash)
);

-- Passkeys as ASP.NET Core Identity keeps them.
create table identity.user_passkeys (
    credential_id bytea not null primary key,
    user_id       uuid  not null references identity.users on delete cascade,
    data          jsonb not null
);
create index user_passkeys_user on identity.user_passkeys (user_id);

select keep_rows_apart(t::regclass)
from unnest(array['identity.sessions', 'identity.password_resets', 'identity.authenticators', 'identity.recovery_codes']) t;
