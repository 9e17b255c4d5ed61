using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Differences;

/// <summary>What a difference is asked of.</summary>
/// <param name="Scorecards">The scorecards of units on both sides.</param>
public sealed record DifferenceScope(IReadOnlyList<(Guid? Before, Guid? After)> Scorecards, IReadOnlyCollection<Guid> KpiIds);

/// <summary>
/// Compares two moments: one round trip for each of them, one for what was recorded in between about that which differs. Where both
/// know the same, one round trip is all.
/// </summary>
public sealed class DifferenceReader(ScoringReader scoring, PostgresEventStore store, People people, CurrentUser user, TimeProvider clock)
{
    /// <param name="scopeOf">Names what is to be compared, of what the reader may see; refuses what the reader may not.</param>
    public async Task<DifferenceView> ReadAsync(DifferenceQuery query, Func<ComparedMoments, DifferenceScope> scopeOf, CancellationToken ct)
    {
        var naming = people.AllAsync(user.OrgId, ct);
        var moments = await ReadMomentsAsync(query, ct);
        var scope = scopeOf(moments);
        var (before, after) = (moments.From.Moment, moments.To.Moment);
        var kpis = Difference.OfKpis(before, after, scope.KpiIds);
        var scorecards = Difference.OfScorecards(before, after, scope.Scorecards);
        var causes = new Causes(before, after);
        var events = await ReadEventsAsync(moments, causes, kpis, scorecards, ct);
        return new DifferenceViewBuilder(moments, scope, causes, events, await naming).Build(kpis, scorecards);
    }

    private async Task<ComparedMoments> ReadMomentsAsync(DifferenceQuery query, CancellationToken ct)
    {
        var (from, to) = (query.From, query.To);
        Period[] dates = [DateOf(from), DateOf(to)];
        var first = dates.MinBy(date => date.FirstDay(FiscalCalendar.CalendarYear));
        var last = dates.MaxBy(date => date.LastDay(FiscalCalendar.CalendarYear));
        var later = scoring.ReadAllAsync(to, first, last, ct);
        var earlier = from.KnownAt == to.KnownAt ? later : scoring.ReadAllAsync(from, first, last, ct);
        await Task.WhenAll(earlier, later);

        var toSide = Side(await later, to, toDate: null);
        return new ComparedMoments(Side(await earlier, from, toSide.Moment.Date), toSide, user);
    }

    private static ComparedSide Side(ScoringSnapshot read, AsOfQuery query, Period? toDate) => new(
        read,
        new ScoredMoment(read.Facts, query.Date ?? toDate ?? read.Organization.CurrentMonth, query.SpanOrPeriod, read.Snapshot.AsOf.KnownAt));

    /// <summary>About the date that will be read: at the turn of a month the organization's day may be another one.</summary>
    private Period DateOf(AsOfQuery query) => query.Date
        ?? Period.Containing(DateOnly.FromDateTime((query.KnownAtOrRefuse(clock.GetUtcNow()) ?? clock.GetUtcNow()).UtcDateTime), Frequency.Monthly, user.Organization.Calendar);

    private async Task<IReadOnlyList<Recorded>> ReadEventsAsync(
        ComparedMoments moments,
        Causes causes,
        IReadOnlyList<KpiDifference> kpis,
        IReadOnlyList<ScorecardDifference> scorecards,
        CancellationToken ct)
    {
        if (causes.Earlier.KnownAt == causes.Later.KnownAt)
            return [];

        List<Guid> ids = [.. kpis.Select(kpi => kpi.KpiId).Union(kpis.SelectMany(kpi => causes.InputsOf(kpi.KpiId)))];
        List<(DateOnly From, DateOnly To)> days = [.. kpis.Select(kpi => causes.DaysOf(kpi.KpiId)).OfType<(DateOnly From, DateOnly To)>()];
        List<StreamId> streams =
        [
            .. ids.Select(id => new StreamId(user.OrgId, Kpi.Category, id)),
            .. scorecards.Where(scorecard => scorecard.Structure.Count > 0)
                .Select(scorecard => new StreamId(user.OrgId, BalancedScorecard.Category, scorecard.Id)),
            .. moments.From.Read.Organization.Rules != moments.To.Read.Organization.Rules
                ? [new StreamId(user.OrgId, Organization.Category, user.OrgId)]
                : Array.Empty<StreamId>(),
        ];
        return streams is [] ? [] : await store.ReadChangesAsync(
            new ChangesRequest(user.OrgId, causes.Earlier.KnownAt, causes.Later.KnownAt)
            {
                Streams = streams,
                ValuesOf = days is [] ? [] : ids,
                ValuesFrom = days is [] ? DateOnly.MinValue : days.Min(range => range.From),
                ValuesTo = days is [] ? DateOnly.MaxValue : days.Max(range => range.To),
            },
            ct);
    }
}
