using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// A cycle of 5,000 objectives in 100 units, each with four key results that were checked in eight times and aligned to an objective above,
/// the topmost to a strategic objective.
/// </summary>
internal sealed class OkrSample(BenchmarkServer server)
{
    public const int Objectives = 5_000;
    public const int KeyResultsOfObjective = 4;
    public const int KeyResults = Objectives * KeyResultsOfObjective;

    private const int Units = 100;
    private const int CheckIns = 8;
    private const int AtOnce = 1_000;

    private static readonly DateOnly s_first = new(2026, 10, 1);

    private readonly Aggregates _aggregates = server.Services.GetRequiredService<Aggregates>();
    private readonly PostgresEventStore _store = server.Services.GetRequiredService<PostgresEventStore>();
    private readonly EventMetadata _metadata = new(server.AdministratorId, Guid.CreateVersion7());

    public Guid CycleId { get; } = Guid.CreateVersion7();

    /// <summary>A key result with its objective.</summary>
    public (Guid ObjectiveId, Guid KeyResultId) Some { get; private set; }

    public async Task FillAsync()
    {
        using var then = server.Clock.At(BenchmarkServer.Now.AddDays(-40));
        var units = await UnitsAsync();
        var (scorecardId, strategic) = await ScorecardAsync();
        await AppendAsync<Cycle, CycleEvent>(
        [
            (CycleId, [new CyclePlanned("Q4 2026", CycleKind.Quarter, s_first, new DateOnly(2026, 12, 31), CheckInRhythm.Default), new CycleStarted()]),
        ]);

        List<Guid> objectives = [];
        List<(Guid Id, CheckInEvent[] Events)> checkIns = [];
        foreach (var numbers in Enumerable.Range(0, Objectives).Chunk(AtOnce))
        {
            List<(Guid Id, ObjectiveEvent[] Events)> written = [];
            foreach (var number in numbers)
            {
                var id = Guid.CreateVersion7();
                var keyResults = Enumerable.Range(0, KeyResultsOfObjective).Select(_ => Guid.CreateVersion7()).ToList();
                ObjectiveParent parent = number < 10
                    ? new(ParentKind.StrategicObjective, strategic[number % strategic.Count], scorecardId)
                    : new(ParentKind.Objective, objectives[number / 10], null);
                written.Add((id, [.. EventsOf(number, units[number % Units], parent, keyResults)]));
                checkIns.AddRange(keyResults.Select((keyResult, place) => (keyResult, Enumerable.Range(0, CheckIns).Select(week => CheckedIn(id, place, week)).ToArray())));
                objectives.Add(id);
                Some = (id, keyResults[0]);
            }

            await AppendAsync<Objective, ObjectiveEvent>(written);
        }

        foreach (var some in checkIns.Chunk(AtOnce * 4))
            await AppendAsync<KeyResultProgress, CheckInEvent>(some);
    }

    public CheckInEvent CheckedIn(Guid objectiveId, int place, int week) => new CheckedIn(objectiveId, new CheckIn(
        Guid.CreateVersion7(),
        s_first.AddDays(1 + (week * 5)),
        server.AdministratorId,
        Value: place == 3 ? null : 40.5m - week,
        MilestonesDone: place == 3 ? [Milestone(1)] : null,
        Confidence: 4 + (week % 6),
        Note: "Two of the three lines run with the new schedule; the third follows when the spare parts have come. 세 번째 라인은 부품이 오면 시작합니다."));

    private IEnumerable<ObjectiveEvent> EventsOf(int number, Guid unitId, ObjectiveParent parent, List<Guid> keyResults)
    {
        yield return new OkrObjectiveDrafted(
            CycleId,
            new ObjectiveContent(
                $"고객이 약속한 날에 받는 배송을 당연하게 만든다 {number}",
                "Parcels that come late cost us the second order. We change planning, hand-over and the last mile, and measure it where the customer does.",
                number % 3 == 0 ? Ambition.Aspirational : Ambition.Committed,
                unitId,
                OwnerPersonId: null,
                Private: false),
            [parent],
            server.AdministratorId);
        foreach (var (id, place) in keyResults.Select((id, place) => (id, place)))
            yield return new KeyResultAdded(id, new KeyResultContent($"Late parcels of route {number}.{place} down to a half", MeasureOf(place), 1m));
        yield return new OkrObjectiveAgreed();
    }

    private static Measure MeasureOf(int place) => place == 3
        ? Measure.OfMilestones(new Milestone(Milestone(1), "Contract signed", 1), new Milestone(Milestone(2), "First route live", 2), new Milestone(Milestone(3), "All routes live", 3))
        : Measure.OfMetric(48.5m, 24.25m, "parcels", 1);

    private static Guid Milestone(byte number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private async Task<List<Guid>> UnitsAsync()
    {
        List<Guid> units = [.. Enumerable.Range(0, Units).Select(_ => Guid.CreateVersion7())];
        await AppendAsync<Unit, UnitEvent>(
            [.. units.Select((id, number) => (id, new UnitEvent[] { new UnitDefined($"u{number}", $"Unit {number}", number < 10 ? server.RootUnitId : units[number / 10]) }))]);
        return units;
    }

    private async Task<(Guid Id, List<Guid> Objectives)> ScorecardAsync()
    {
        var id = Guid.CreateVersion7();
        Perspective[] perspectives =
        [
            .. Enum.GetValues<PerspectiveKind>().Take(4).Select(kind => new Perspective(Guid.CreateVersion7(), kind, kind.ToString(), 25, [
                .. Enumerable.Range(0, 5).Select(number =>
                    new StrategicObjective(Guid.CreateVersion7(), new ObjectiveDetails($"Objective {kind} {number}", null, null, 20, null), [], [])),
            ])),
        ];
        await AppendAsync<BalancedScorecard, ScorecardEvent>(
            [(id, [new ScorecardCreated(server.RootUnitId, 2026, "Company", Period.Month(2026, 1), perspectives, [], RollUpSettings.Default)])]);
        return (id, [.. perspectives.SelectMany(perspective => perspective.Objectives).Select(objective => objective.Id)]);
    }

    private async Task AppendAsync<TState, TEvent>(IReadOnlyList<(Guid Id, TEvent[] Events)> streams)
        where TState : Domain.Kernel.IAggregate<TState, TEvent>
        where TEvent : class
    {
        var kind = _aggregates.Of<TState>();
        await _store.AppendBulkAsync(server.OrgId, [.. streams.Select(stream =>
        {
            var state = stream.Events.Aggregate(kind.Initial, TState.Evolve);
            return new Append(new StreamId(server.OrgId, TState.Category, stream.Id), 0, [.. stream.Events], _metadata)
            {
                State = kind.Write(state),
                Keys = [.. kind.KeysOf(state).Select(key => new KeyChange(key.Kind, key.Key))],
            };
        })]);
    }
}
