using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// Computes a run from the log alone, as known at one moment: what a run is made with and what it is reproduced with is the same code.
/// </summary>
public sealed class RunComputer(Reader reader, ScoringReader scoring)
{
    /// <param name="planVersion">Number of the version to pay by; 0 = the one in force.</param>
    /// <param name="knownAt">A moment behind which nothing can still be recorded.</param>
    /// <param name="before">The released runs of the same plan and period that this one adjusts, oldest first.</param>
    /// <param name="limitPerPayPeriod">False only for adjustments that were computed while the plan's limit of recovery counted for each alone.</param>
    /// <returns>Null when no version of the plan pays the period.</returns>
    public async Task<RunRecord?> ComputeAsync(
        Guid planId, int planVersion, Period period, DateTimeOffset knownAt, IReadOnlyList<RewardRunComputed> before, bool limitPerPayPeriod, CancellationToken ct)
    {
        GivenBefore given = new();
        foreach (var earlier in before)
        {
            var (record, payPeriods) = await ComputeAsync(planId, earlier.PlanVersion, period, earlier.KnownAt, given, earlier.LimitPerPayPeriod ?? false, ct)
                ?? throw new InvalidOperationException($"The version that run {earlier.Hash} was paid by is gone.");
            foreach (var (line, _) in record.Lines)
                given.Add(line, payPeriods);
        }

        return (await ComputeAsync(planId, planVersion, period, knownAt, given, limitPerPayPeriod, ct))?.Record;
    }

    private async Task<(RunRecord Record, int PayPeriods)?> ComputeAsync(
        Guid planId, int planVersion, Period period, DateTimeOffset knownAt, GivenBefore given, bool limitPerPayPeriod, CancellationToken ct)
    {
        var query = new AsOfQuery(period, knownAt, Span: null);
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, planId)], AllOf = [Participant.Category, RewardRun.Category] }, ct);
        if (read.Facts.Find<RewardPlan>(planId)?.State is not { } plan || VersionOf(plan, planVersion, period) is not { } version)
            return null;

        var payPeriods = PayPeriodsAfter(period, planId, read);
        var participants = Taking(ParticipantsOf(planId, read), period, read.Organization.Calendar, given)
            .Select(one => limitPerPayPeriod ? one with { Recoverable = given.PaidTo(one.PersonId).Recoverable(version.Rules, payPeriods) } : one);
        var facts = await FactsAsync(query, planId, version, period, knownAt, read, await scoring.ReadAllAsync(query, period, ct), ct);
        return (RunRecord.Of(facts, participants), payPeriods);
    }

    /// <summary>How many later periods of the plan had a released run.</summary>
    private static int PayPeriodsAfter(Period period, Guid planId, Snapshot read) =>
        read.Facts.All<RewardRun>().Count(run =>
            run.State is { IsReleased: true, Computation: { Adjusts: null } one }
            && one.PlanId == planId
            && one.Period.FirstDay(read.Organization.Calendar) > period.LastDay(read.Organization.Calendar));

    /// <summary>What rules would pay over a period as it is known now. Nothing is kept of it.</summary>
    /// <param name="cases">Each computes lines of its own from what is read once.</param>
    public async Task<IReadOnlyList<SimulatedLines>> SimulateAsync(Period period, IReadOnlyList<SimulatedCase> cases, CancellationToken ct)
    {
        var query = new AsOfQuery(period, KnownAt: null, Span: null);
        var read = await reader.ReadAsync(query, new Needs { AllOf = [Participant.Category] }, ct);
        var scored = await scoring.ReadAllAsync(query, period, ct);
        List<SimulatedLines> simulated = [];
        foreach (var (planId, version, assume) in cases)
        {
            var facts = await FactsAsync(query, planId, version, period, read.AsOf.KnownAt, read, scored, ct);
            List<RunParticipant> participants = [.. Taking(ParticipantsOf(planId, read), period, read.Organization.Calendar, new GivenBefore())];
            simulated.Add(new(version.Rules, participants, new RunCalculation(facts with { Assume = assume }).Compute(participants)));
        }

        return simulated;
    }

    /// <summary>What a version pays over a period as everything is known now, and what it would pay if something were known otherwise.</summary>
    public async Task<(IReadOnlyList<RunLine> Before, IReadOnlyList<RunLine> After)> CompareAsync(
        Guid planId, RewardPlanVersion version, Period period, Func<ScoringFacts, ScoringFacts> otherwise, CancellationToken ct)
    {
        var query = new AsOfQuery(period, KnownAt: null, Span: null);
        var read = await reader.ReadAsync(query, new Needs { AllOf = [Participant.Category] }, ct);
        var scored = await scoring.ReadAllAsync(query, period, ct);
        var facts = await FactsAsync(query, planId, version, period, read.AsOf.KnownAt, read, scored, ct);
        List<RunParticipant> participants = [.. Taking(ParticipantsOf(planId, read), period, read.Organization.Calendar, new GivenBefore())];
        return (
            new RunCalculation(facts).Compute(participants),
            new RunCalculation(facts with { Scoring = new ScorecardScoring(otherwise(scored.Facts)) }).Compute(participants));
    }

    /// <summary>What a version reads of a period as known at a moment, and who takes part in it. Nothing is computed of pay.</summary>
    public async Task<(RunCalculation Calculation, IReadOnlyList<RunParticipant> Participants)> PrepareAsync(
        Guid planId, RewardPlanVersion version, Period period, AsOfQuery asked, CancellationToken ct)
    {
        var query = new AsOfQuery(period, asked.KnownAt, Span: null);
        var read = await reader.ReadAsync(query, new Needs { AllOf = [Participant.Category] }, ct);
        var facts = await FactsAsync(query, planId, version, period, read.AsOf.KnownAt, read, await scoring.ReadAllAsync(query, period, ct), ct);
        return (new RunCalculation(facts), [.. Taking(ParticipantsOf(planId, read), period, read.Organization.Calendar, new GivenBefore())]);
    }

    private static IEnumerable<Participant> ParticipantsOf(Guid planId, Snapshot read) =>
        read.Facts.All<Participant>().Select(one => one.State).Where(one => one.PlanId == planId);

    private static RewardPlanVersion? VersionOf(RewardPlan plan, int number, Period period) =>
        number == 0 ? plan.VersionFor(period) : plan.Versions.FirstOrDefault(version => version.Number == number);

    private static IEnumerable<RunParticipant> Taking(
        IEnumerable<Participant> participants, Period period, FiscalCalendar calendar, GivenBefore given)
    {
        var (first, last) = (period.FirstDay(calendar), period.LastDay(calendar));
        foreach (var participant in participants)
        {
            var parts = Participation.Within(participant.Segments, first, last);
            var (paid, awarded) = (given.PaidTo(participant.PersonId).Paid, given.AwardedTo(participant.PersonId));
            if (parts is not [] || paid != 0 || awarded is not null)
                yield return new(participant.PersonId, parts, participant.ModifiersIn(period), paid, awarded);
        }
    }

    private async Task<RunFacts> FactsAsync(
        AsOfQuery query, Guid planId, RewardPlanVersion version, Period period, DateTimeOffset knownAt, Snapshot read, ScoringSnapshot scored, CancellationToken ct)
    {
        var calendar = read.Organization.Calendar;
        List<Guid> objectiveIds = [.. version.Rules.Measures.Where(measure => measure.Basis is MeasureBasis.ObjectiveScore).Select(measure => measure.SubjectId).OfType<Guid>()];
        var objectives = objectiveIds is [] ? null : await reader.ReadAsync(query, new Needs { Some = [.. objectiveIds.Select(id => (Objective.Category, id))] }, ct);
        var scorecards = scored.Facts.Scorecards
            .Where(scorecard => scorecard.Value.IsCreated && Period.Year(scorecard.Value.FiscalYear) == period.AtEnd(Frequency.Yearly, calendar))
            .ToDictionary(scorecard => scorecard.Value.UnitId, scorecard => scorecard.Key);
        return new RunFacts(
            planId,
            version,
            period,
            calendar,
            knownAt,
            scored.Scoring,
            unitId => scorecards.TryGetValue(unitId, out var id) ? id : null,
            id => objectives?.Facts.Find<Objective>(id)?.State.Score,
            read.Organization.Tree.Subtree);
    }
}

/// <summary>What is tried: a version for the participants of a plan.</summary>
/// <param name="Assume">What to take a measure's input for; null = what was measured.</param>
public sealed record SimulatedCase(Guid PlanId, RewardPlanVersion Version, Func<PayMeasure, MeasuredInput, MeasuredInput>? Assume = null);

/// <summary>What came of a <see cref="SimulatedCase"/>.</summary>
public sealed record SimulatedLines(PayRules Rules, IReadOnlyList<RunParticipant> Participants, IReadOnlyList<RunLine> Lines);
