-- What was asked of a passkey and has been answered. A captured answer to it is worth nothing: only hashes are kept, and only as long as
-- the question would be good for.
create table identity.used_challenges (
    org_id         uuid        not null,
    challenge_hash bytea       not null,
    expires_at     timestamptz not null,
    constraint used_challenges_pkey primary key (org_id, challenge_hash)
);
select keep_rows_apart('identity.used_challenges');
