using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>A plan that pays or grants quarter by quarter: drafted, published, computed, reviewed, approved by somebody else, frozen, paid, adjusted, disputed.</summary>
internal sealed class SampleRewards(RewardFile file, SamplePay pay)
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(50);

    private readonly Dictionary<Guid, RewardRunComputed> _computed = [];

    public IEnumerable<SampleStep> Steps() =>
        [.. Plan(), .. Participants(), .. Modified(), .. file.Runs.SelectMany(Run), .. (file.Disputes ?? []).SelectMany(Disputed)];

    private Guid PlanId => SampleIds.Of($"reward-plan/{file.Key}");

    private Guid Hr => SampleIds.Person(file.By);

    private Guid ModifierId => SampleIds.Of($"reward-plan/{file.Key}/{file.Modifier?.Key}");

    private PayRules Rules => new(
        [
            .. file.Measures.Select(measure => new PayMeasure(
                MeasureId(measure),
                measure.Kpi is null ? MeasureBasis.ScorecardScore : MeasureBasis.KpiAttainment,
                measure.Kpi is { } kpi ? SampleIds.Kpi(kpi) : null,
                measure.Weight,
                PayCurve.Default)),
        ],
        Combination.Additive,
        file.Gate is { } gate
            ?
            [
                new PayGate(
                    SampleIds.Of($"reward-plan/{file.Key}/gate/{gate.Kpi}"),
                    SampleIds.Kpi(gate.Kpi),
                    GateFigure.Value,
                    GateComparison.AtLeast,
                    gate.AtLeast,
                    EverySubPeriod: true,
                    GateEffect.CapAt,
                    gate.CapAt,
                    MissingInput.Target),
            ]
            : [],
        file.Modifier is { } modifier ? [new PayModifier(ModifierId, modifier.Name, modifier.Minimum, modifier.Maximum)] : [],
        file.Cap,
        new Rounding(file.RoundTo),
        PoolAmount: null,
        file.RecoveryLimit,
        file.Awards is { } awards ? [.. awards.Select(Award)] : null,
        file.Leaderboard ? new LeaderboardSettings(MeasureId(file.Measures[0]), LeaderboardOf.Units) : null);

    private Guid MeasureId(RewardMeasureSpec measure) => SampleIds.Of($"reward-plan/{file.Key}/{measure.Kpi}");

    private AwardRule Award(AwardSpec award) => new(
        SampleIds.Of($"reward-plan/{file.Key}/award/{award.Key}"),
        award.Name,
        award.Quantity,
        award.QuantityUnit,
        award.Unit is { } unit ? SampleIds.Unit(unit) : null,
        award.Kpi is { } kpi ? new AwardCondition(SampleIds.Kpi(kpi), GateFigure.Value, GateComparison.AtLeast, award.AtLeast, EverySubPeriod: true) : null,
        award.Kpi is null ? new AwardRanking(award.Top, MeasureId(file.Measures[0])) : null);

    private IEnumerable<SampleStep> Plan()
    {
        var terms = new RewardPlanTerms(
            file.Name,
            file.Description,
            Frequency.Quarterly,
            SampleIds.Unit(file.Unit),
            [SampleIds.Person(file.Reviewer), SampleIds.Person(file.Approver)]);
        yield return new(SampleCalendar.During(file.Drafted, $"reward/draft/{file.Key}"), Hr, (desk, ct) =>
            desk.CreateAsync<RewardPlan, RewardPlanEvent>(PlanId, Needs.Nothing, (plan, _) => plan.DraftPlan(terms, Rules), ct));
        yield return new(SampleCalendar.During(file.Published, $"reward/publish/{file.Key}"), Hr, (desk, ct) =>
            desk.ChangeAsync<RewardPlan, RewardPlanEvent>(PlanId, plan => plan.Publish(Period.Of(file.From), lastFrozen: null), ct));
    }

    private IEnumerable<SampleStep> Participants()
    {
        foreach (var (index, (person, specs)) in file.Participants.GroupBy(one => one.Person).Select(group => (group.Key, group.ToList())).Index())
        {
            foreach (var (number, spec) in specs.Index())
            {
                yield return new(SampleCalendar.During(spec.On, $"reward/enrol/{file.Key}") + (index * Breath), Hr, (desk, ct) => number == 0
                    ? desk.CreateAsync<Participant, ParticipantEvent>(IdOf(person), Needs.Nothing, (state, _) => Set(state, spec), ct)
                    : desk.ChangeAsync<Participant, ParticipantEvent>(IdOf(person), state => Set(state, spec), ct, spec.Reason));
            }
        }
    }

    private IEnumerable<SampleStep> Modified() => (file.Modified ?? []).Select((spec, index) => new SampleStep(
        SampleCalendar.During(spec.On, "reward/modify") + (index * Breath),
        Hr,
        (desk, ct) => desk.ChangeAsync<Participant, ParticipantEvent>(
            IdOf(spec.Person), state => state.Modify(Rules, ModifierId, Period.Of(spec.Period), spec.Percent), ct)));

    private IEnumerable<SampleStep> Run(RunSpec run)
    {
        var id = RunId(run);
        yield return new(At(run.Computed, "compute"), Hr, (desk, ct) => ComputeAsync(desk, run, At(run.Computed, "compute"), ct));
        if (run.Reviewed is { } reviewed)
            yield return Step(reviewed, "review", file.Reviewer, state => state.Review(SampleIds.Person(file.Reviewer)));
        if (run.Approved is { } approved)
        {
            var paysThem = file.Participants.Any(one => one.Person == file.Approver);
            yield return Step(approved, "approve", file.Approver, state => state.Approve(SampleIds.Person(file.Approver), paysThem));
        }

        if (run.Frozen is { } frozen)
            yield return Step(frozen, "freeze", file.By, state => state.Freeze(state.Computation!.PlanVersion));
        if (run.Paid is { } paid)
            yield return Step(paid, "pay", file.By, state => state.Pay(state.Computation!.Due));

        DateTimeOffset At(DateOnly day, string what) => SampleCalendar.During(day, $"reward/{file.Key}/{what}/{run.Period}");

        SampleStep Step(DateOnly day, string what, string by, Func<RewardRun, Domain.Kernel.Decision<RewardRunEvent>> decide) =>
            new(At(day, what), SampleIds.Person(by), (desk, ct) => desk.ChangeAsync(id, decide, ct));
    }

    private async Task ComputeAsync(SampleDesk desk, RunSpec run, DateTimeOffset knownAt, CancellationToken ct)
    {
        List<Guid> earlier = [.. file.Runs.TakeWhile(other => other != run).Where(other => other.Period == run.Period).Select(RunId)];
        List<RewardRunComputed> before = [.. earlier.Select(id => _computed[id])];
        var period = Period.Of(run.Period);
        var record = await pay.ComputeAsync(Hr, PlanId, period, knownAt, before, ct);
        var computed = new RewardRunComputed(
            PlanId,
            PlanVersion: 1,
            period,
            knownAt,
            Hr,
            earlier is [] ? null : earlier[^1],
            record.Lines.Count,
            record.Held,
            record.Total,
            record.Due,
            record.Hash,
            record.Granted,
            record.Withdrawn,
            record.AwardsOnly ? true : null,
            earlier is [] ? null : true);
        _computed[RunId(run)] = computed;
        await desk.CreateAsync<RewardRun, RewardRunEvent>(RunId(run), Needs.Nothing, (state, _) => state.Compute(computed), ct);
    }

    private IEnumerable<SampleStep> Disputed(DisputeSpec dispute)
    {
        var id = SampleIds.Of($"dispute/{dispute.Person}/{dispute.Period}");
        var run = RunId(file.Runs.First(run => run.Period == dispute.Period));
        var person = SampleIds.Person(dispute.Person);
        yield return new(SampleCalendar.During(dispute.On, "dispute"), person, (desk, ct) =>
            desk.CreateAsync<Dispute, DisputeEvent>(id, Needs.Nothing, (state, _) => state.Open(run, person, dispute.Reason, dispute.Text), ct));
        foreach (var answer in dispute.Answers)
        {
            yield return new(SampleCalendar.During(answer.On, "dispute/answer"), SampleIds.Person(answer.By), (desk, ct) =>
                desk.ChangeAsync<Dispute, DisputeEvent>(id, state => state.Answer(SampleIds.Person(answer.By), answer.Text, answer.NeedsInformation), ct));
        }
    }

    private Domain.Kernel.Decision<ParticipantEvent> Set(Participant state, ParticipantSpec spec) => state.Set(
        PlanId,
        SampleIds.Person(spec.Person),
        [
            .. spec.Segments.Select(segment => new ParticipationSegment(
                segment.From, segment.To ?? new DateOnly(SampleCalendar.FiscalYears[^1], 12, 31), SampleIds.Unit(segment.Unit), segment.Amount)),
        ]);

    private Guid IdOf(string person) => DerivedIds.Of(PlanId, SampleIds.Person(person));

    private Guid RunId(RunSpec run) => SampleIds.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reward-run/{file.Key}/{run.Period}/{run.Computed:yyyy-MM-dd}"));
}
