-- What a browser's session needs to be renewed at the identity provider and to be signed out there, encrypted with the keys that protect cookies.
create table identity.provider_sessions (
    org_id        uuid        not null,
    id            uuid        not null, -- the session's
    id_token      bytea       not null,
    refresh_token bytea,                -- null = the provider gave none: the session ends with what it issued first
    renew_at      timestamptz not null,
    expires_at    timestamptz not null,
    constraint provider_sessions_pkey primary key (org_id, id),
    constraint provider_sessions_session foreign key (org_id, id) references identity.sessions (org_id, id) on delete cascade
);
select keep_rows_apart('identity.provider_sessions');
