using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Sample;

/// <summary>
/// What the company and its units set out to reach: drafted, agreed on, checked in on, discussed, closed with scores and learnings, and
/// carried forward.
/// </summary>
/// <param name="headOf">Who agrees on and closes the objectives of a unit, by its code.</param>
internal sealed class SampleOkrs(OkrFile file, SampleCycles cycles, Func<string, Guid> headOf)
{
    private const int Year = 2026;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(45);

    private readonly Dictionary<string, OkrSpec> _objectives = file.Objectives.ToDictionary(objective => objective.Key);

    public IEnumerable<SampleStep> Steps() =>
        [.. cycles.Steps(), .. file.Objectives.SelectMany(StepsOf)];

    public static Guid IdOf(string objective) => SampleIds.Of($"okr/{objective}");

    public static Guid IdOf(OkrSpec objective, KeyResultSpec keyResult) => objective.CarriedFrom is null
        ? SampleIds.Of($"okr/{objective.Key}/{keyResult.Key}")
        : CarriedIds(objective).First(carried => carried.Key == keyResult.Key).Id;

    private IEnumerable<SampleStep> StepsOf(OkrSpec objective)
    {
        var id = IdOf(objective.Key);
        var author = objective.By is { } by ? SampleIds.Person(by) : objective.Owner is { } owner ? SampleIds.Person(owner) : headOf(objective.Unit);
        var head = objective.Private ? author : headOf(objective.Unit);
        var start = SampleCalendar.During(objective.Drafted, $"draft/{objective.Key}");
        yield return new(start, author, (desk, ct) => objective.CarriedFrom is null ? DraftAsync(desk, objective, author, ct) : CarryAsync(desk, objective, author, ct));

        if (objective.CarriedFrom is null)
        {
            foreach (var (index, keyResult) in (objective.KeyResults ?? []).Index())
            {
                yield return new(start + ((index + 1) * Breath), author, Change(objective, (state, cycle) =>
                    state.AddKeyResult(cycle, IdOf(objective, keyResult), ContentOf(objective, keyResult), objective.Drafted)));
            }
        }

        if (objective.Agreed is { } agreed)
            yield return new(SampleCalendar.During(agreed, $"agree/{objective.Key}"), head, Change(objective, (state, cycle) => state.Agree(cycle, agreed)));

        foreach (var keyResult in objective.KeyResults ?? [])
        {
            foreach (var step in new SampleCheckIns(objective, keyResult, cycles, author).Steps())
                yield return step;
        }

        foreach (var (index, comment) in (objective.Comments ?? []).Index())
        {
            yield return new(SampleCalendar.During(comment.On, $"comment/{objective.Key}/{index}"), SampleIds.Person(comment.By), (desk, ct) =>
                CommentAsync(desk, objective, index, comment, ct));
        }

        if (objective.Archived is { } archived)
        {
            yield return new(SampleCalendar.During(archived.On, $"archive/{objective.Key}"), head, (desk, ct) =>
                ChangeAsync(desk, objective, (state, cycle) => state.Archive(cycle, archived.Reason), ct, archived.Reason));
        }

        if (objective.Closed is { } closed)
            yield return new(SampleCalendar.During(closed.On, $"close/{objective.Key}"), head, Change(objective, (state, cycle) => state.Close(cycle, ReviewOf(objective, closed), closed.On)));
    }

    private async Task DraftAsync(SampleDesk desk, OkrSpec objective, Guid author, CancellationToken ct)
    {
        var facts = await FactsAsync(desk, objective, ct);
        await ChangeAsync(
            desk,
            objective,
            (state, cycle) => state.Draft(
                IdOf(objective.Key), cycles.IdOf(objective.Cycle), cycle, ContentOf(objective), [.. (objective.Parents ?? []).Select(ParentOf)], author, facts),
            ct);
    }

    private async Task CarryAsync(SampleDesk desk, OkrSpec objective, Guid author, CancellationToken ct)
    {
        var from = IdOf(objective.CarriedFrom!);
        var origin = _objectives[objective.CarriedFrom!];
        var facts = await FactsAsync(desk, origin, ct);
        var carried = CarriedIds(objective).Zip(objective.KeyResults!, (named, keyResult) =>
            new CarriedKeyResult(named.Id, IdOf(origin, origin.KeyResults!.First(other => other.Key == keyResult.From)), keyResult.NewStart));
        await ChangeAsync(
            desk,
            objective,
            (state, cycle) => state.CarryForward(
                IdOf(objective.Key),
                (from, desk.Told<Objective, ObjectiveEvent>(from)),
                cycles.IdOf(objective.Cycle),
                cycle,
                [.. carried],
                withParents: true,
                author,
                facts,
                objective.Drafted),
            ct);
    }

    private static async Task CommentAsync(SampleDesk desk, OkrSpec objective, int index, CommentSpec comment, CancellationToken ct)
    {
        var decision = ObjectiveComments.Post(
            standing: null,
            SampleIds.Of($"comment/{objective.Key}/{index}"),
            SampleIds.Person(comment.By),
            comment.Text,
            [.. (comment.Mentions ?? []).Select(SampleIds.Person)]);
        await desk.RecordAsync(ObjectiveComments.Category, IdOf(objective.Key), new Recording<ObjectiveCommentEvent>(decision, []), ct);
    }

    private Func<SampleDesk, CancellationToken, Task> Change(OkrSpec objective, Func<Objective, Cycle, Decision<ObjectiveEvent>> decide) =>
        (desk, ct) => ChangeAsync(desk, objective, decide, ct);

    private Task ChangeAsync(
        SampleDesk desk, OkrSpec objective, Func<Objective, Cycle, Decision<ObjectiveEvent>> decide, CancellationToken ct, string? reason = null)
    {
        var cycle = desk.Told<Cycle, CycleEvent>(cycles.IdOf(objective.Cycle));
        return desk.TellAsync<Objective, ObjectiveEvent>(IdOf(objective.Key), state => decide(state, cycle), ct, reason);
    }

    private static async Task<AlignmentFacts> FactsAsync(SampleDesk desk, OkrSpec objective, CancellationToken ct)
    {
        Dictionary<Guid, BalancedScorecard> scorecards = [];
        foreach (var parent in (objective.Parents ?? []).Select(spec => spec.Strategic).OfType<string>())
        {
            var id = SampleIds.Scorecard(parent.Split('/')[0], Year);
            scorecards[id] = await desk.StateAsync<BalancedScorecard>(id, ct);
        }

        return new AlignmentFacts(
            id => desk.Told<Objective, ObjectiveEvent>(id) is { IsDrafted: true } found ? found : null,
            scorecards.GetValueOrDefault);
    }

    private ObjectiveParent ParentOf(ParentSpec parent)
    {
        if (parent.Objective is { } objective)
            return new(ParentKind.Objective, IdOf(objective), WithinId: null);

        var named = (parent.Strategic ?? parent.KeyResult!).Split('/');
        return parent.Strategic is not null
            ? new(ParentKind.StrategicObjective, SampleIds.Objective(named[0], Year, named[1]), SampleIds.Scorecard(named[0], Year))
            : new(ParentKind.KeyResult, IdOf(_objectives[named[0]], _objectives[named[0]].KeyResults!.First(keyResult => keyResult.Key == named[1])), IdOf(named[0]));
    }

    private static ObjectiveContent ContentOf(OkrSpec objective) => new(
        objective.Title!,
        objective.Description,
        objective.Ambition,
        SampleIds.Unit(objective.Unit),
        objective.Owner is { } owner ? SampleIds.Person(owner) : null,
        objective.Private,
        objective.Weight);

    private static KeyResultContent ContentOf(OkrSpec objective, KeyResultSpec keyResult) => new(
        keyResult.Title!,
        SampleCheckIns.MeasureOf(objective, keyResult),
        keyResult.Weight,
        keyResult.Owner is { } owner ? SampleIds.Person(owner) : null);

    private static ObjectiveReview ReviewOf(OkrSpec objective, ClosingSpec closed) => new(
        closed.Outcome,
        [.. objective.KeyResults!.Zip(closed.Scores, (keyResult, score) => new KeyResultScore(IdOf(objective, keyResult), score))],
        [.. closed.Learnings.Select(learning => new LearningAnswer(learning.Key, learning.Value))],
        closed.Note);

    /// <summary>As the application names what is carried forward.</summary>
    private static IEnumerable<(string Key, Guid Id)> CarriedIds(OkrSpec objective)
    {
        var next = DerivedIds.From(IdOf(objective.Key));
        return [.. objective.KeyResults!.Select(keyResult => (keyResult.Key, next()))];
    }
}
