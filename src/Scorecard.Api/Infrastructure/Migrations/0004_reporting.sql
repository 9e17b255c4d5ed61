-- Views for BI tools, in a schema of their own. A login sees the organizations that reporting.readers names for it, and
-- nothing else; without a row there it sees nothing. The views read with the rights of their owner, so a login needs none on the
-- tables behind them. Columns are only ever added: whoever built a report on them must not find them gone.

create schema reporting;

create table reporting.readers (
    role_name text not null,
    org_id    uuid not null,
    primary key (role_name, org_id)
);

create function reporting.period_start(key text, fiscal_start integer) returns date language sql immutable as $$
    select case
        when key ~ '^\d{4}-\d\d-\d\d$' then key::date
        when key ~ '^\d{4}-\d\d$' then to_date(key, 'YYYY-MM')
        when key ~ '^\d{4}-W\d\d$' then to_date(key, 'IYYY-"W"IW')
        else (make_date(left(key, 4)::integer, 1, 1)
            + make_interval(months => case when fiscal_start = 1 then 0 else fiscal_start - 13 end
                + case substr(key, 6, 1) when 'Q' then 3 when 'H' then 6 else 0 end * (coalesce(nullif(substr(key, 7), ''), '1')::integer - 1)))::date
    end
$$;

create view reporting.organizations as
select s.org_id,
    s.state #>> '{settings,name}'                          as name,
    s.state #>> '{settings,currency}'                      as currency,
    s.state #>> '{settings,timeZone}'                      as time_zone,
    (s.state #>> '{settings,fiscalYearStartMonth}')::integer as fiscal_year_start_month
from public.streams s
where s.kind = 'organization'
    and exists (select from reporting.readers r where r.org_id = s.org_id and r.role_name = session_user);

create view reporting.units as
select s.org_id, s.id as unit_id,
    s.state ->> 'code'             as code,
    s.state ->> 'name'             as name,
    (s.state ->> 'parentId')::uuid as parent_unit_id,
    (s.state ->> 'closed')::boolean as is_closed
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
where s.kind = 'unit';

-- Every definition a KPI ever had: it applies from its first day (null = the beginning) until the day of the next (exclusive; null = still).
create view reporting.kpi_definitions as
select s.org_id, s.id as kpi_id,
    (r.revision ->> 'revision')::integer as revision,
    r.revision ->> 'from'                as from_period,
    reporting.period_start(r.revision ->> 'from', o.fiscal_year_start_month) as applies_from,
    lead(reporting.period_start(r.revision ->> 'from', o.fiscal_year_start_month)) over (
        partition by s.org_id, s.id order by r.place) as applies_until,
    d.definition ->> 'code'        as code,
    d.definition ->> 'name'        as name,
    d.definition ->> 'description' as description,
    d.definition ->> 'unitKind'    as unit_kind,
    d.definition ->> 'unitSymbol'  as unit_symbol,
    (d.definition ->> 'decimals')::integer as decimals,
    d.definition ->> 'direction'   as direction,
    d.definition ->> 'level'       as level,
    d.definition ->> 'timing'      as timing,
    d.definition ->> 'horizon'     as horizon,
    d.definition ->> 'nature'      as nature,
    d.definition ->> 'category'    as category,
    d.definition ->> 'perspective' as perspective,
    d.definition ->> 'frequency'   as frequency,
    d.definition ->> 'aggregation' as aggregation,
    (d.definition ->> 'ratioFactor')::numeric as ratio_factor,
    (d.definition ->> 'ownerUnitId')::uuid    as owner_unit_id,
    (d.definition ->> 'ownerPersonId')::uuid  as owner_person_id,
    p.name                         as owner_name,
    d.definition ->> 'dataSource'  as data_source,
    (d.definition ->> 'baseline')::numeric    as baseline,
    (d.definition ->> 'benchmark')::numeric   as benchmark,
    (d.definition ->> 'parentKpiId')::uuid    as parent_kpi_id,
    r.place = json_array_length(s.state -> 'revisions') as is_latest
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
cross join lateral json_array_elements(s.state -> 'revisions') with ordinality r(revision, place)
cross join lateral (select r.revision -> 'definition') d(definition)
left join public.people p on p.org_id = s.org_id and p.id = (d.definition ->> 'ownerPersonId')::uuid
where s.kind = 'kpi';

-- One row per KPI: its latest definition and where it stands in its life.
create view reporting.kpis as
select d.*,
    case when (s.state ->> 'endedFrom') is not null and (s.state ->> 'replacedByKpiId') is not null then 'replaced'
         when (s.state ->> 'endedFrom') is not null then 'retired'
         when (s.state ->> 'activated')::boolean then 'active'
         else 'draft' end                as lifecycle,
    s.state ->> 'endedFrom'              as ended_from_period,
    (s.state ->> 'replacedByKpiId')::uuid as replaced_by_kpi_id
from reporting.kpi_definitions d
join public.streams s on s.org_id = d.org_id and s.kind = 'kpi' and s.id = d.kpi_id
where d.is_latest;

-- Each step of a target schedule; it applies until the next step. A null target means "no target from here".
create view reporting.kpi_targets as
select s.org_id, s.id as kpi_id,
    t.target ->> 'from' as from_period,
    reporting.period_start(t.target ->> 'from', o.fiscal_year_start_month) as applies_from,
    lead(reporting.period_start(t.target ->> 'from', o.fiscal_year_start_month)) over (
        partition by s.org_id, s.id order by t.place) as applies_until,
    (t.target ->> 'target')::numeric  as target,
    (t.target ->> 'floor')::numeric   as floor,
    (t.target ->> 'stretch')::numeric as stretch
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
cross join lateral json_array_elements(s.state -> 'targets') with ordinality t(target, place)
where s.kind = 'kpi';

-- Every figure that was ever recorded. As known at a moment m: recorded_at <= m and (superseded_at is null or superseded_at > m).
-- segment '' is the total. value is the figure; of a ratio given in parts, numerator / denominator * factor.
create view reporting.kpi_value_history as
select v.org_id, v.kpi_id, d.code, d.name, v.period_start, v.segment,
    case when v.value is null and v.denominator <> 0
         then v.numerator / v.denominator * coalesce(d.ratio_factor, 1) else v.value end as value,
    v.numerator, v.denominator, v.not_applicable, v.comment, v.revision, v.recorded_at, v.superseded_at
from public.kpi_values v
join reporting.kpi_definitions d on d.org_id = v.org_id and d.kpi_id = v.kpi_id
    and (d.applies_from is null or d.applies_from <= v.period_start)
    and (d.applies_until is null or v.period_start < d.applies_until);

-- What stands today, beside the target of its period. Calculated figures and scores are the API's: see docs/bi.md.
create view reporting.kpi_values as
select h.org_id, h.kpi_id, h.code, h.name, h.period_start, h.segment, h.value, h.numerator, h.denominator, h.not_applicable,
    h.comment, h.revision, h.recorded_at, t.target, t.floor, t.stretch
from reporting.kpi_value_history h
left join reporting.kpi_targets t on t.org_id = h.org_id and t.kpi_id = h.kpi_id
    and t.applies_from <= h.period_start and (t.applies_until is null or h.period_start < t.applies_until)
where h.superseded_at is null
    and (h.value is not null or h.not_applicable);

create view reporting.scorecards as
select s.org_id, s.id as scorecard_id,
    (s.state ->> 'unitId')::uuid         as unit_id,
    (s.state ->> 'fiscalYear')::integer  as fiscal_year,
    s.state ->> 'name'                   as name
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
where s.kind = 'scorecard';

-- The objectives of each version of a scorecard; a version applies from its month until the next one.
create view reporting.scorecard_objectives as
select s.org_id, s.id as scorecard_id,
    v.version ->> 'from'                                   as from_period,
    to_date(v.version ->> 'from', 'YYYY-MM')               as applies_from,
    lead(to_date(v.version ->> 'from', 'YYYY-MM')) over (
        partition by s.org_id, s.id, b.objective ->> 'id' order by v.place) as next_version_from,
    (p.perspective ->> 'id')::uuid                         as perspective_id,
    p.perspective ->> 'kind'                               as perspective_kind,
    p.perspective ->> 'name'                               as perspective,
    (p.perspective ->> 'weight')::numeric                  as perspective_weight,
    (b.objective ->> 'id')::uuid                           as objective_id,
    b.objective #>> '{details,name}'                       as objective,
    b.objective #>> '{details,theme}'                      as theme,
    (b.objective #>> '{details,weight}')::numeric          as objective_weight,
    (b.objective #>> '{details,ownerPersonId}')::uuid      as owner_person_id
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
cross join lateral json_array_elements(s.state -> 'versions') with ordinality v(version, place)
cross join lateral json_array_elements(v.version -> 'perspectives') p(perspective)
cross join lateral json_array_elements(p.perspective -> 'objectives') b(objective)
where s.kind = 'scorecard';

create view reporting.scorecard_kpis as
select s.org_id, s.id as scorecard_id,
    v.version ->> 'from'                     as from_period,
    to_date(v.version ->> 'from', 'YYYY-MM') as applies_from,
    (b.objective ->> 'id')::uuid             as objective_id,
    (k.placement ->> 'kpiId')::uuid          as kpi_id,
    (k.placement ->> 'weight')::numeric      as weight
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
cross join lateral json_array_elements(s.state -> 'versions') v(version)
cross join lateral json_array_elements(v.version -> 'perspectives') p(perspective)
cross join lateral json_array_elements(p.perspective -> 'objectives') b(objective)
cross join lateral json_array_elements(b.objective -> 'kpis') k(placement)
where s.kind = 'scorecard';

-- Cause and effect on the strategy map.
create view reporting.scorecard_links as
select s.org_id, s.id as scorecard_id,
    v.version ->> 'from'                      as from_period,
    to_date(v.version ->> 'from', 'YYYY-MM')  as applies_from,
    (l.link ->> 'fromObjectiveId')::uuid      as from_objective_id,
    (l.link ->> 'toObjectiveId')::uuid        as to_objective_id
from public.streams s
join reporting.organizations o on o.org_id = s.org_id
cross join lateral json_array_elements(s.state -> 'versions') v(version)
cross join lateral json_array_elements(v.version -> 'links') l(link)
where s.kind = 'scorecard';

-- The role that logins of BI tools are members of. It belongs to the whole server, so another database may have made it; an
-- account that may not create roles leaves it to the administrator (docs/bi.md).
do $$
begin
    if not exists (select from pg_roles where rolname = 'scorecard_reporting') then
        create role scorecard_reporting nologin;
    end if;
exception
    when insufficient_privilege then raise notice 'The role scorecard_reporting was not created: see docs/bi.md.';
    when duplicate_object or unique_violation then null; -- another database of the same server was first
end $$;

do $$
begin
    if exists (select from pg_roles where rolname = 'scorecard_reporting') then
        grant usage on schema reporting to scorecard_reporting;
        grant select on reporting.organizations, reporting.units, reporting.kpi_definitions, reporting.kpis, reporting.kpi_targets,
            reporting.kpi_value_history, reporting.kpi_values, reporting.scorecards, reporting.scorecard_objectives,
            reporting.scorecard_kpis, reporting.scorecard_links to scorecard_reporting;
    end if;
end $$;
