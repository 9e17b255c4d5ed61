using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Home;

/// <summary>
/// What one person owes. Nothing is owed for a closed period. A value is owed by the person who owns the KPI; where nobody (or nobody active) owns it, by those who have a
/// role in its very unit that may record. Targets and activation are owed by the owner and by whoever defines KPIs in that unit. A
/// proposed correction is owed by whoever approves in the very unit, by everybody who may approve where nobody else has such a role.
/// </summary>
internal sealed class OwedItems(KpiFigures figures, IReadOnlyList<CorrectionView> corrections, CurrentUser user)
{
    /// <summary>How many of a KPI's latest ended periods are looked at.</summary>
    private const int Periods = 3;

    private readonly OrganizationContext _organization = figures.Snapshot.Organization;

    private readonly ClosedPeriods _closed = new(figures.Snapshot.Facts, figures.Snapshot.Organization.Calendar);

    private readonly HashSet<Guid> _active =
        [.. figures.Snapshot.Facts.All<Person>().Where(person => person.State.Active).Select(person => person.Id)];

    private readonly ILookup<Guid, Guid> _objectives = figures.Snapshot.Facts.All<BalancedScorecard>()
        .SelectMany(scorecard => scorecard.State.Versions)
        .SelectMany(version => version.Objectives)
        .SelectMany(objective => objective.Kpis.Select(placement => (placement.KpiId, objective.Id)))
        .Distinct()
        .ToLookup(pair => pair.KpiId, pair => pair.Id);

    public IReadOnlyList<OwedItem> List() =>
    [
        .. figures.Kpis
            .SelectMany(kpi => kpi.State.Lifecycle switch
            {
                KpiLifecycle.Draft => Draft(kpi),
                KpiLifecycle.Active or KpiLifecycle.Replaced or KpiLifecycle.Retired => InUse(kpi),
            })
            .Concat(corrections.SelectMany(Correction))
            .OrderBy(item => item.Kind)
            .ThenBy(item => item.DueOn)
            .ThenBy(item => item.Name, StringComparer.Ordinal)
            .ThenBy(item => item.KpiId)
            .ThenBy(item => item.Period),
    ];

    private IEnumerable<OwedItem> Correction(CorrectionView correction)
    {
        if (figures.Kpis.FirstOrDefault(kpi => kpi.Id == correction.KpiId) is not { } kpi)
            return [];

        OwedKind? kind = correction switch
        {
            { IsOwn: true, Status: CorrectionStatus.Rejected } => OwedKind.CorrectionRejected,
            { CanDecide: true } when OwesApproval(kpi.State, correction) => OwedKind.CorrectionToApprove,
            _ => null,
        };
        return kind is { } owed
            ? [Item(owed, kpi, figures.Reader(kpi).Read(correction.Period), correction.FigureBefore, correction.Period, dueOn: null) with { Correction = correction }]
            : [];
    }

    private IEnumerable<OwedItem> Draft(Stored<Kpi> kpi)
    {
        if (!OwesDefinition(kpi.State))
            return [];

        var smart = KpiSmart.Check(kpi.State.Latest, kpi.State.Targets, figures.ValuesOf(kpi).Figures(kpi.State), _objectives[kpi.Id].Count());
        return smart.Activatable ? [Item(OwedKind.DraftToActivate, kpi, figures.Reader(kpi).Read(CurrentPeriod(kpi.State)), previous: null, period: null, dueOn: null)] : [];
    }

    private IEnumerable<OwedItem> InUse(Stored<Kpi> kpi)
    {
        if (OwesValue(kpi.State))
        {
            foreach (var item in Values(kpi))
                yield return item;
        }

        var current = CurrentPeriod(kpi.State);
        if (OwesDefinition(kpi.State) && kpi.State.IsInUse(current) && kpi.State.Latest.Direction is not Direction.None && kpi.State.TargetAt(current) is null)
            yield return Item(OwedKind.KpiWithoutTarget, kpi, figures.Reader(kpi).Read(current), previous: null, period: null, dueOn: null);
    }

    private IEnumerable<OwedItem> Values(Stored<Kpi> kpi)
    {
        var values = figures.ValuesOf(kpi);
        var first = new[] { kpi.State.Targets.Where(entry => entry.Target is not null).Select(entry => (Period?)entry.From).FirstOrDefault(), values.First }.Min();
        var reader = figures.Reader(kpi);
        var last = CurrentPeriod(kpi.State).Previous;
        foreach (var period in Enumerable.Range(1, Periods - 1).Aggregate(last, (period, _) => period.Previous).To(last))
        {
            if (_closed.IsClosed(kpi.State, period) || !kpi.State.IsInUse(period) || first is null || period < first || kpi.State.DefinitionAt(period).Calculation is not null)
                continue;

            var reading = reader.Read(period);
            if (Kind(reading, values.At(period)) is not { } kind)
                continue;

            var grace = reading.Definition.Scale.GraceDays ?? _organization.Rules.GraceDays;
            var previous = values.At(period.Previous)?.Figure(kpi.State.DefinitionAt(period.Previous));
            yield return Item(kind, kpi, reading, previous, period, period.LastDay(_organization.Calendar).AddDays(grace));
        }
    }

    private static OwedKind? Kind(KpiReading reading, RecordedValue? standing)
    {
        if (standing is null or { IsWithdrawn: true })
            return OwedKind.ValueMissing;

        return standing.Origin is ValueOrigin.Recorded && reading.Status is ScoreStatus.Red && standing.Comment is null ? OwedKind.CommentMissing : null;
    }

    private bool OwesValue(Kpi kpi) => kpi.Latest.OwnerPersonId is { } owner && _active.Contains(owner)
        ? owner == user.PersonId
        : HasRoleIn(kpi.Latest.OwnerUnitId, Permission.RecordValues);

    private bool OwesDefinition(Kpi kpi) => user.May(Permission.DefineKpis, kpi.Latest.OwnerUnitId)
        && (kpi.Latest.OwnerPersonId == user.PersonId || HasRoleIn(kpi.Latest.OwnerUnitId, Permission.DefineKpis));

    private bool OwesApproval(Kpi kpi, CorrectionView correction) =>
        HasRoleIn(kpi.Latest.OwnerUnitId, Permission.ApproveCorrections)
        || !figures.Snapshot.Facts.All<Person>().Any(person => person.State.Active
            && person.Id != correction.ProposedBy?.Id
            && person.State.Grants.Any(grant => grant.UnitId == kpi.Latest.OwnerUnitId && Access.Allows(grant.Role, Permission.ApproveCorrections)));

    private bool HasRoleIn(Guid unitId, Permission permission) =>
        user.Person.Grants.Any(grant => grant.UnitId == unitId && Access.Allows(grant.Role, permission));

    private Period CurrentPeriod(Kpi kpi) => Period.Containing(_organization.Today, kpi.Frequency, _organization.Calendar);

    private static OwedItem Item(OwedKind kind, Stored<Kpi> kpi, KpiReading reading, decimal? previous, Period? period, DateOnly? dueOn) => new(
        kind,
        kpi.Id,
        reading.Definition.Code,
        reading.Definition.Name,
        reading.Definition.UnitKind,
        reading.Definition.UnitSymbol,
        reading.Definition.Decimals,
        period,
        dueOn,
        reading.Status,
        previous,
        reading.Target,
        reading.Definition.Aggregation);
}
