using System.Globalization;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Sample;

/// <summary>What is checked in on a key result, rhythm by rhythm; one of all is corrected, one taken back.</summary>
/// <param name="author">Who checks in where nobody owns the key result and its objective.</param>
internal sealed class SampleCheckIns(OkrSpec objective, KeyResultSpec keyResult, SampleCycles cycles, Guid author)
{
    private static readonly TimeSpan SecondThoughts = TimeSpan.FromMinutes(4);

    private readonly Guid _objectiveId = SampleOkrs.IdOf(objective.Key);

    private readonly Guid _id = SampleOkrs.IdOf(objective, keyResult);

    private readonly List<CheckIn> _standing = [];

    public IEnumerable<SampleStep> Steps()
    {
        if (keyResult.CheckIns is not { } checkIns)
            yield break;

        foreach (var (number, confidence) in checkIns.Confidence.Index().Where(one => one.Item is not null))
        {
            var day = DayOf(number);
            var at = SampleCalendar.During(day, $"check-in/{objective.Key}/{keyResult.Key}/{number}");
            var by = ByOf(checkIns, number);
            yield return Step(at, by, (progress, target, cycle) => progress.Record(
                IdOf(number), _id, _objectiveId, target, cycle, FiguresOf(target, number, checkIns.Values?[number], confidence), by, day));
            if (number == checkIns.Withdrawn)
            {
                yield return Step(at + SecondThoughts, by, (progress, target, cycle) =>
                    progress.Withdraw(IdOf(number), _id, target, cycle, by, _standing is [.., var before, _] ? before : null));
            }
        }

        if (checkIns.Corrected is { } corrected)
        {
            var at = SampleCalendar.During(corrected.On, $"correct/{objective.Key}/{keyResult.Key}");
            yield return Step(
                at,
                ByOf(checkIns, corrected.Number),
                (progress, target, cycle) => progress.Correct(
                    _standing.Find(checkIn => checkIn.Id == IdOf(corrected.Number)),
                    _id,
                    target,
                    cycle,
                    FiguresOf(target, corrected.Number, corrected.Value, checkIns.Confidence[corrected.Number]),
                    corrected.Reason),
                corrected.Reason);
        }
    }

    public static Measure MeasureOf(OkrSpec objective, KeyResultSpec keyResult) => keyResult.Measure switch
    {
        { Milestones: { } names } => Measure.OfMilestones(
            [.. names.Select((name, index) => new Milestone(SampleIds.Of($"milestone/{objective.Key}/{keyResult.Key}/{index}"), name, Weight: 1))]),
        { Zones: { } zones } => Measure.OfZones(zones.Commit, zones.Target, zones.Stretch),
        { Kpi: { } code, Start: { } start, Target: { } target } measure =>
            Measure.OfKpi(SampleIds.Kpi(code), start, target, measure.Reach, measure.Unit, measure.Decimals),
        { Start: { } start, Target: { } target } measure => Measure.OfMetric(start, target, measure.Unit, measure.Decimals),
        _ => throw new InvalidOperationException($"{objective.Key}/{keyResult.Key} of the sample has no measure."),
    };

    private SampleStep Step(
        DateTimeOffset at, Guid by, Func<KeyResultProgress, Objective, Cycle, Decision<CheckInEvent>> decide, string? reason = null) =>
        new(at, by, (desk, ct) => desk.TellAsync<KeyResultProgress, CheckInEvent>(
            _id,
            state =>
            {
                var decision = decide(state, desk.Told<Objective, ObjectiveEvent>(_objectiveId), desk.Told<Cycle, CycleEvent>(cycles.IdOf(objective.Cycle)));
                foreach (var change in decision.Events)
                    Keep(change);

                return decision;
            },
            ct,
            reason));

    private void Keep(CheckInEvent change)
    {
        if (change is CheckedIn checkedIn)
            _standing.Add(checkedIn.CheckIn);
        if (change is CheckInCorrected corrected)
            _standing[_standing.FindIndex(checkIn => checkIn.Id == corrected.CheckInId)] = corrected.After;
        if (change is CheckInWithdrawn withdrawn)
            _standing.RemoveAll(checkIn => checkIn.Id == withdrawn.CheckInId);
    }

    private CheckInFigures FiguresOf(Objective target, int number, decimal? value, decimal? confidence)
    {
        var (checkIns, key) = (keyResult.CheckIns!, number.ToString(CultureInfo.InvariantCulture));
        var measure = target.KeyResult(_id)!.Content.Measure;
        var blocker = checkIns.Blockers?.GetValueOrDefault(key);
        return new CheckInFigures(
            measure.Kind is MeasureKind.Milestones ? null : value,
            measure.Milestones is { } milestones ? [.. milestones.Take((int)value!.Value).Select(milestone => milestone.Id)] : null,
            confidence,
            checkIns.Notes?.GetValueOrDefault(key),
            blocker?.Text,
            blocker is null ? null : SampleIds.Person(blocker.Owner),
            checkIns.NextSteps?.GetValueOrDefault(key));
    }

    private Guid ByOf(CheckInsSpec checkIns, int number) =>
        (checkIns.By?.GetValueOrDefault(number.ToString(CultureInfo.InvariantCulture)) ?? keyResult.Owner ?? objective.Owner) is { } person
            ? SampleIds.Person(person)
            : author;

    private Guid IdOf(int number) => SampleIds.Of($"check-in/{objective.Key}/{keyResult.Key}/{number}");

    /// <summary>Everybody has a weekday of their own.</summary>
    private DateOnly DayOf(int number)
    {
        const int WorkingDays = 5;
        var first = SampleCycles.FirstDay(objective.Cycle);
        var monday = first.AddDays(((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7);
        return monday.AddDays((number * cycles.EveryDays(objective.Cycle)) + SampleNoise.Pick(keyResult.Owner ?? objective.Owner ?? objective.Unit, WorkingDays));
    }
}
