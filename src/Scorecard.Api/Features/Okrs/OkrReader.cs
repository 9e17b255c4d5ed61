using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Loads objectives with what their figures are made of. Whoever reads objectives goes through it: first the states, which know what the
/// reader may see, then the readings of those that an answer is about.
/// </summary>
public sealed class OkrReader(Reader reader, ScoringReader scoring, PostgresEventStore store, OkrScan scan, People people, OkrAccess access, CurrentUser user)
{
    /// <summary>Every cycle and objective as known at the moment asked for: one round trip.</summary>
    public Task<OkrStates> StatesAsync(AsOfQuery query, CancellationToken ct) => StatesAsync(query, Needs.Nothing, ct);

    /// <param name="needs">What else is to be read at the same moment.</param>
    public Task<OkrStates> StatesAsync(AsOfQuery query, Needs needs, CancellationToken ct) =>
        StatesOfAsync(query, needs with { AllOf = [.. needs.AllOf.Union([Cycle.Category, Objective.Category])] }, ct);

    /// <summary>Every cycle and one objective.</summary>
    public Task<OkrStates> StatesAsync(AsOfQuery query, Guid objectiveId, CancellationToken ct) =>
        StatesOfAsync(query, new Needs { AllOf = [Cycle.Category], Some = [(Objective.Category, objectiveId)] }, ct);

    /// <summary>Readings of some objectives, with the names of people and of what they are aligned to.</summary>
    /// <param name="lean">For thousands of objectives: check-ins without their texts.</param>
    public async Task<OkrBook> MeasureAsync(
        OkrStates states, IReadOnlyCollection<Stored<Objective>> objectives, CancellationToken ct, bool lean = false)
    {
        var keyResults = objectives.SelectMany(objective => objective.State.KeyResults).ToList();
        var scorecards = objectives
            .SelectMany(objective => objective.State.Parents)
            .Where(parent => parent.Kind is ParentKind.StrategicObjective)
            .Select(parent => parent.WithinId!.Value);
        HashSet<Guid> kpiIds = [.. keyResults.Select(keyResult => keyResult.Content.Measure.KpiId).OfType<Guid>()];
        var naming = people.AllAsync(user.OrgId, ct);
        var measuring = FiguresAsync(states, kpiIds, ct);
        var reading = reader.ReadAsync(
            states.Query,
            new Needs
            {
                Some =
                [
                    .. lean ? [] : keyResults.Select(keyResult => (KeyResultProgress.Category, keyResult.Id)),
                    .. scorecards.Distinct().Select(id => (BalancedScorecard.Category, id)),
                ],
            },
            ct);
        var scanning = lean
            ? scan.ProgressAsync([.. keyResults.Select(keyResult => keyResult.Id)], states.KnownAt, ct)
            : Task.FromResult<Dictionary<Guid, Stored<KeyResultProgress>>>([]);
        await Task.WhenAll(naming, measuring, reading, scanning);

        var read = await reading;
        var progress = lean ? await scanning : read.Facts.All<KeyResultProgress>().ToDictionary(one => one.Id);
        return new OkrBook(
            states,
            progress,
            await EarlierAsync(states, progress.Values, ct),
            await measuring,
            read.Facts.All<BalancedScorecard>().ToDictionary(scorecard => scorecard.Id, scorecard => scorecard.State),
            await naming);
    }

    private async Task<OkrStates> StatesOfAsync(AsOfQuery query, Needs needs, CancellationToken ct)
    {
        var snapshot = await reader.ReadAsync(query, needs, ct);
        var today = await scan.TodayAsync(snapshot, snapshot.Facts.All<Objective>().Select(objective => objective.Id), ct);
        return new OkrStates(snapshot, query, access, today);
    }

    /// <summary>The KPIs behind key results with their values; null where no KPI is behind any.</summary>
    private async Task<ScoringSnapshot?> FiguresAsync(OkrStates states, HashSet<Guid> kpiIds, CancellationToken ct)
    {
        if (kpiIds.Count == 0)
            return null;

        var calendar = states.Organization.Calendar;
        var until = Domain.Time.Period.Containing(states.Day, Domain.Time.Frequency.Yearly, calendar);
        return await scoring.ReadAsync(states.Query, until, calendar, kpiIds, new Dictionary<Guid, BalancedScorecard>(), ct);
    }

    /// <summary>For a day in the past: the check-ins that stood then, of key results that were checked in again since.</summary>
    private async Task<IReadOnlyDictionary<Guid, CheckIn?>> EarlierAsync(
        OkrStates states, IEnumerable<Stored<KeyResultProgress>> progress, CancellationToken ct)
    {
        List<StreamId> later =
        [
            .. progress
                .Where(one => one.State.Latest is { } latest && latest.Date > states.Day)
                .Select(one => new StreamId(user.OrgId, KeyResultProgress.Category, one.Id)),
        ];
        if (later is [])
            return new Dictionary<Guid, CheckIn?>();

        var events = await store.ReadChangesAsync(
            new ChangesRequest(user.OrgId, DateTimeOffset.UnixEpoch, states.Snapshot.AsOf.KnownAt) { Streams = later }, ct);
        return events
            .GroupBy(recorded => recorded.Stream.Id)
            .ToDictionary(group => group.Key, group => CheckInLog.At(states.Day, group.Select(recorded => recorded.Change).Cast<CheckInEvent>()));
    }
}
