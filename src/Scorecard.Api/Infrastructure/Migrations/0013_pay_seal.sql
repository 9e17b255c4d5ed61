-- Hashes of pay events leave the system only in a form that needs this key to be made: the events are short and amounts are few, so that
-- whoever has a hash itself could try amounts until one fits.
create table pay_seals (
    org_id uuid  primary key,
    key    bytea not null
);

select keep_rows_apart('pay_seals');
