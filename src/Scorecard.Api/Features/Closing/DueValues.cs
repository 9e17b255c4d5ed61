using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Closing;

/// <summary>A value that somebody should have recorded, with the KPI as it was defined in that period.</summary>
public sealed record DueValue(Guid KpiId, KpiDefinition Definition, Period Period, Period Month)
{
    public Guid UnitId => Definition.OwnerUnitId;

    public MissingValue Missing => new(KpiId, Period);
}

/// <summary>What is missing in some months, of every KPI.</summary>
public static class DueValues
{
    /// <summary>How far back a KPI's first value is looked for, when it has no target that says from when values are due.</summary>
    private const int YearsBehind = 4;

    /// <param name="first">The first month.</param>
    /// <param name="last">The last month.</param>
    public static Needs Needs(Period first, Period last, FiscalCalendar calendar) => new()
    {
        AllOf = [PeriodClose.Category, Kpi.Category, .. OrganizationContext.Kinds],
        AllValues = true,
        ValuesFrom = first.FirstDay(calendar).AddYears(-YearsBehind),
        ValuesTo = last.LastDay(calendar),
    };

    /// <summary>The missing values of periods that have ended, of the KPIs that the units own in them.</summary>
    /// <param name="facts">What <see cref="Needs"/> asked for.</param>
    public static IReadOnlyList<DueValue> Missing(Facts facts, Period first, Period last, IReadOnlySet<Guid> unitIds, OrganizationContext organization)
    {
        var calendar = organization.Calendar;
        var kpis = facts.All<Kpi>();
        var book = SeriesBooks.Of(organization, kpis, facts.Values);
        return
        [
            .. from kpi in kpis
               where kpi.State.Revisions.Any(revision => unitIds.Contains(revision.Definition.OwnerUnitId))
               from missing in MissingValue.Of(kpi.Id, kpi.State, book.SeriesOf(kpi.Id), Ended(kpi.State.Frequency, first, last, organization))
               let definition = kpi.State.DefinitionAt(missing.Period)
               where unitIds.Contains(definition.OwnerUnitId)
               orderby definition.Name, kpi.Id, missing.Period
               select new DueValue(kpi.Id, definition, missing.Period, PeriodClose.MonthOf(missing.Period, calendar)),
        ];
    }

    /// <summary>The first day for which there is a target or a value; null = there is none.</summary>
    /// <param name="facts">What <see cref="Needs"/> asked for.</param>
    public static DateOnly? Begun(Facts facts, FiscalCalendar calendar) => facts.All<Kpi>()
        .SelectMany(kpi => kpi.State.Targets.Where(entry => entry.Target is not null).Select(entry => (DateOnly?)entry.From.FirstDay(calendar)))
        .Concat(facts.Values.Select(value => (DateOnly?)value.PeriodStart))
        .Min();

    /// <summary>The periods that close with one of the months and have ended.</summary>
    private static IEnumerable<Period> Ended(Frequency frequency, Period first, Period last, OrganizationContext organization)
    {
        var calendar = organization.Calendar;
        return first.AtStart(frequency, calendar)
            .To(last.AtEnd(frequency, calendar))
            .Where(period => period.LastDay(calendar) < organization.Today
                && PeriodClose.MonthOf(period, calendar) >= first
                && PeriodClose.MonthOf(period, calendar) <= last);
    }
}
