using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Turns what was read about a KPI into what one reader may see of it.</summary>
internal sealed class KpiDetailBuilder(
    Stored<Kpi> kpi,
    IReadOnlyDictionary<Guid, Stored<Kpi>> kpis,
    CompletedKpis completed,
    AsOfQuery query,
    Snapshot read,
    IReadOnlyList<Recorded> history,
    IReadOnlyDictionary<Guid, PersonData> people,
    CurrentUser user)
{
    private readonly Kpi _kpi = kpi.State;
    private readonly OrganizationContext _organization = read.Organization;
    private readonly SeriesBook _book = SeriesBooks.Of(read.Organization, completed.Kpis, completed.Values);
    private readonly Period _date = query.Date ?? read.Organization.CurrentMonth;
    private readonly IReadOnlyList<Stored<BalancedScorecard>> _scorecards = read.Facts.All<BalancedScorecard>();

    /// <param name="predecessor">The KPI that this one replaces.</param>
    /// <param name="before">The predecessor's events.</param>
    public KpiDetail Build(Stored<Kpi>? predecessor, IReadOnlyList<Recorded> before)
    {
        var reader = _book.ReaderOf(kpi.Id)!;
        var reading = reader.Read(_date, query.SpanOrPeriod);
        return new KpiDetail(
            kpi.Id,
            kpi.Version,
            _kpi.Lifecycle,
            read.AsOf,
            reading.Definition,
            [.. _kpi.Revisions.Select(Revision)],
            _kpi.Targets,
            _kpi.ReplacedByKpiId is { } successorId ? Link(kpis.GetValueOrDefault(successorId), _kpi, history) : null,
            predecessor is null ? null : Link(predecessor, predecessor.State, before),
            _kpi.ReplacedByKpiId is null ? _kpi.EndedFrom : null,
            people.RefOf(reading.Definition.OwnerPersonId),
            KpiReadingView.Of(reading, Hides),
            KpiReadingView.Of(reader.Read(_date, Span.YearToDate), Hides),
            SmartReportView.Of(SmartFacts.Check(kpi.Id, _kpi.Latest, _kpi.Targets, _book.SeriesOf(kpi.Id).Figures(_kpi), read.Facts, _organization)),
            ListKpiUsage.Of(kpi.Id, _scorecards, _date, _organization.Calendar, user),
            [.. Warnings()],
            user.May(Permission.DefineKpis, _kpi.Latest.OwnerUnitId),
            reading.Definition.Calculation is null && user.Access.MayRecord(_kpi.Latest, user.PersonId),
            CalculationGraphView.Of(kpi.Id, kpis, MayRead));
    }

    private bool MayRead(Guid kpiId) => kpis.TryGetValue(kpiId, out var other) && user.May(Permission.Read, other.State.Latest.OwnerUnitId);

    private bool Hides(ExplanationTerm term) => term.KpiId is { } kpiId && !MayRead(kpiId);

    private DefinitionRevision Revision(KpiRevision revision)
    {
        var recorded = history.Last(entry => entry.Change switch
        {
            KpiDefined => revision.Revision == 1,
            KpiDefinitionRevised revised => revised.Revision == revision.Revision,
            _ => false,
        });
        return new(revision.Revision, revision.From, revision.Definition, recorded.Reason, recorded.RecordedAt, people.RefOf(recorded.ActorId));
    }

    /// <param name="other">What the link leads to.</param>
    /// <param name="replaced">The KPI that was replaced, with its events.</param>
    private KpiLink? Link(Stored<Kpi>? other, Kpi replaced, IReadOnlyList<Recorded> events)
    {
        if (other is null || !user.May(Permission.Read, other.State.Latest.OwnerUnitId))
            return null;

        var reason = events.LastOrDefault(entry => entry.Change is KpiReplaced)?.Reason;
        return new KpiLink(other.Id, other.State.Latest.Code, other.State.Latest.Name, replaced.EndedFrom!.Value, reason);
    }

    private IEnumerable<FocusWarning> Warnings()
    {
        var latest = _kpi.Latest;
        var placed = Placements.In(_scorecards, _date, _organization.Calendar).Select(placement => placement.KpiId).ToHashSet();
        return Focus.Of(kpis.ToDictionary(entry => entry.Key, entry => entry.Value.State), placed, _organization.Rules.FocusLimit)
            .Where(finding => finding.SubjectId == kpi.Id || finding.SubjectId == latest.OwnerPersonId || finding.SubjectId == latest.OwnerUnitId)
            .Select(finding => FocusWarning.Of(finding, finding.Subject switch
            {
                FocusSubject.Person => people.GetValueOrDefault(finding.SubjectId)?.Name ?? "",
                FocusSubject.Unit => _organization.NameOf(finding.SubjectId),
                _ => latest.Name,
            }));
    }
}
