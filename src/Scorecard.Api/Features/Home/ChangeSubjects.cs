using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>What an event is about.</summary>
/// <param name="Kpi">Where it is a KPI.</param>
/// <param name="Correction">Where it is a correction of the KPI.</param>
internal sealed record ChangedSubject(ChangeSubject Kind, Guid Id, string Name, Kpi? Kpi = null, CorrectionProposed? Correction = null)
{
    /// <summary>Where it is a key result.</summary>
    public Guid? ObjectiveId { get; init; }

    /// <summary>Where it is a key result.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Where it is a statement: the period that is paid.</summary>
    public Period? Period { get; init; }
}

/// <summary>
/// Finds what a stream is about, as far as the reader may see it: KPIs, scorecards and units within the reader's units, people for those
/// who manage them, the organization for everybody.
/// </summary>
internal sealed class ChangeSubjects(Snapshot read, IReadOnlyDictionary<Guid, PersonData> people, CurrentUser user)
{
    private readonly Dictionary<Guid, Kpi> _kpis = read.Facts.All<Kpi>()
        .Where(kpi => user.May(Permission.Read, kpi.State.Latest.OwnerUnitId))
        .ToDictionary(kpi => kpi.Id, kpi => kpi.State);

    private readonly Dictionary<Guid, BalancedScorecard> _scorecards = read.Facts.All<BalancedScorecard>()
        .Where(scorecard => user.May(Permission.Read, scorecard.State.UnitId))
        .ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State);

    private readonly bool _managesPeople = user.Access.MayAnywhere(Permission.ManagePeople);

    private readonly Dictionary<Guid, CorrectionProposed> _corrections = read.Facts.All<Correction>()
        .Where(correction => correction.State.Proposal is not null)
        .ToDictionary(correction => correction.Id, correction => correction.State.Proposal!);

    /// <summary>Null for what the reader may not see.</summary>
    public ChangedSubject? Of(StreamId stream)
    {
        if (stream.Kind == Correction.Category)
        {
            return _corrections.TryGetValue(stream.Id, out var correction) && _kpis.TryGetValue(correction.KpiId, out var corrected)
                ? new(ChangeSubject.Kpi, correction.KpiId, corrected.Latest.Name, corrected, correction)
                : null;
        }

        if (stream.Kind == Kpi.Category || stream.Kind == KpiValues.Category)
            return _kpis.TryGetValue(stream.Id, out var kpi) ? new(ChangeSubject.Kpi, stream.Id, kpi.Latest.Name, kpi) : null;
        if (stream.Kind == BalancedScorecard.Category)
            return _scorecards.TryGetValue(stream.Id, out var scorecard) ? new(ChangeSubject.Scorecard, stream.Id, scorecard.Name) : null;
        if (stream.Kind == Unit.Category || stream.Kind == PeriodClose.Category)
            return user.May(Permission.Read, stream.Id) ? new(ChangeSubject.Unit, stream.Id, read.Organization.NameOf(stream.Id)) : null;
        if (stream.Kind == Person.Category)
            return _managesPeople ? new(ChangeSubject.Person, stream.Id, people.GetValueOrDefault(stream.Id)?.Name ?? "") : null;

        return stream.Kind == Organization.Category ? new(ChangeSubject.Organization, stream.Id, read.Organization.Settings.Name) : null;
    }
}
