-- Imports that are not confirmed yet: what was uploaded, how it is read, and what it would do. Ordinary data of the person who
-- imports, deleted a day after the last touch; what is confirmed stands in the event log.
create table imports (
    id             uuid        not null primary key,
    org_id         uuid        not null,
    person_id      uuid        not null,
    status         text        not null, -- uploading, mapping, previewing, previewed, confirming, confirmed, failed
    file_name      text        not null,
    file_size      bigint      not null,
    file_hash      text        not null,
    source         text        not null,
    uploaded_at    timestamptz not null,
    touched_at     timestamptz not null default now(),
    content        text,                 -- JSON: how the file is read, its columns, what it leaves open
    mapping        text,                 -- JSON
    mapping_origin text        not null default 'guessed',
    created_kpis   text,                 -- JSON: drafts that confirming creates
    counts         text,                 -- JSON
    failure        text,                 -- JSON: why the last job ended without what it was for
    result         text,                 -- JSON: what was confirmed
    job            uuid,                 -- the job that works on it; another one's writes are void
    job_beat_at    timestamptz,          -- a job that is silent for long died with its process
    job_cancelled  boolean     not null default false,
    job_phase      text        not null default 'waiting',
    job_done       integer     not null default 0,
    job_total      integer     not null default 0
);
create index imports_of_person on imports (org_id, person_id);
create index imports_touched on imports (touched_at);

-- The file in pieces, so that neither an upload nor the database ever holds it as one value.
create table import_chunks (
    import_id uuid    not null references imports on delete cascade,
    number    integer not null,
    data      bytea   not null,
    constraint import_chunks_pkey primary key (import_id, number)
);
alter table import_chunks alter column data set storage external;

create table import_rows (
    import_id         uuid     not null references imports on delete cascade,
    ordinal           integer  not null,
    line              integer  not null,
    column_index      integer,
    outcome           text     not null,
    effect            text     not null, -- none, record, comment, correct
    codes             text[]   not null,
    details           text[]   not null,
    included          boolean  not null,
    includable        boolean  not null,
    same_as           integer,           -- the first of the lines about the same KPI, period and segment
    label             text     not null,
    name              text,
    kpi_id            uuid,
    creates           boolean  not null,
    period_text       text     not null,
    period            text,
    segment           text     not null,
    value_text        text     not null,
    numerator_text    text     not null,
    denominator_text  text     not null,
    value             numeric,
    numerator         numeric,
    denominator       numeric,
    not_applicable    boolean  not null,
    comment           text,
    old_value         numeric,
    old_numerator     numeric,
    old_denominator   numeric,
    old_not_applicable boolean not null,
    old_revision      integer  not null,
    uncommented       boolean  not null,
    constraint import_rows_pkey primary key (import_id, ordinal)
);

-- How the files of a source were mapped last, with the names of the columns it was for.
create table import_mappings (
    org_id    uuid        not null,
    source    text        not null,
    mapping   text        not null, -- JSON
    saved_at  timestamptz not null default now(),
    constraint import_mappings_pkey primary key (org_id, source)
);
