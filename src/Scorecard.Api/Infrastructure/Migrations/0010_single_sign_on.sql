-- Single sign-on: who a subject of an OpenID Connect provider is here. Issuer and subject name a person and can be erased with the row.

create table identity.provider_links (
    org_id    uuid        not null,
    issuer    text        not null,
    subject   text        not null,
    person_id uuid        not null,
    granted   jsonb       not null default '[]', -- the roles that are there because of the provider's claims
    claims_at timestamptz,                       -- when the newest token was issued whose claims were looked at
    linked_at timestamptz not null default now(),
    constraint provider_links_pkey primary key (org_id, issuer, subject)
);
create index provider_links_by_person on identity.provider_links (org_id, person_id);
select keep_rows_apart('identity.provider_links');
