using System.Diagnostics;
using System.Globalization;
using Scorecard.Api.Features.Rewards;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// A run of 100,000 participants with 5 measures: computed to its documents and its hash against the same arithmetic in a plain loop over
/// arrays, then computed and stored, in seconds.
/// </summary>
internal static class RewardBenchmark
{
    private const int Participants = 100_000;
    private const int Measures = 5;
    private const int Rounds = 3;

    private static readonly Period Quarter = Period.Of("2026-Q3");
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly DateOnly Last = new(2026, 9, 30);

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await MigrationRunner.MigrateAsync(database.Db, "api", typeof(RunStore).Assembly);
        await database.Rows.PrepareAsync();
        var rules = RulesOf();
        RunParticipant[] participants = [.. Enumerable.Range(0, Participants).Select(ParticipantOf)];
        var (amounts, days) = (participants.Select(one => one.Parts[0].Segment.TargetAmount).ToArray(), participants.Select(one => one.Parts[0].Days).ToArray());

        await Comparison.RunAsync(
            "reward run of 100,000 participants, 5 measures",
            () => Task.FromResult((long)RunRecord.Of(FactsOf(rules), participants).Lines.Count),
            () => Task.FromResult(Loop(rules, amounts, days)),
            Rounds);

        var clock = Stopwatch.StartNew();
        var record = RunRecord.Of(FactsOf(rules), participants);
        await new RunStore(database.Rows).SaveAsync(Guid.Empty, record, default);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"computed and stored in {clock.Elapsed.TotalSeconds:0.0} s, peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MiB"));
    }

    /// <summary>What has to be reckoned at least: factors, their mean, the amount and its rounding, each exact.</summary>
    private static long Loop(PayRules rules, decimal[] amounts, int[] days)
    {
        Fraction[] attainments = [.. Enumerable.Range(0, Measures).Select(number => (Fraction)(300m + number) * 100 / 300m)];
        var total = 0m;
        for (var person = 0; person < amounts.Length; person++)
        {
            var (sum, weights) = (Fraction.Zero, Fraction.Zero);
            for (var measure = 0; measure < Measures; measure++)
            {
                sum += rules.Measures[measure].Weight * rules.Measures[measure].Curve.FactorAt(attainments[measure]);
                weights += rules.Measures[measure].Weight;
            }

            total += rules.Rounding.Round(amounts[person] * (sum / weights) * ((Fraction)days[person] / 92));
        }

        return total > 0 ? amounts.Length : 0;
    }

    private static PayRules RulesOf() => new(
        [.. Enumerable.Range(0, Measures).Select(number => new PayMeasure(IdOf(number, 1), MeasureBasis.KpiAttainment, IdOf(number, 2), 10m + number, PayCurve.Default))],
        Combination.Additive,
        [],
        [],
        Cap: 150m,
        new Rounding(),
        PoolAmount: null);

    private static RunParticipant ParticipantOf(int number)
    {
        ParticipationSegment segment = new(number % 10 == 0 ? new(2026, 8, 15) : new(2026, 1, 1), new(2026, 12, 31), IdOf(number % 50, 3), 1_000_000m + number);
        return new(IdOf(number, 4), Participation.Within([segment], First, Last), new Dictionary<Guid, decimal>());
    }

    private static RunFacts FactsOf(PayRules rules)
    {
        var kpis = Enumerable.Range(0, Measures).ToDictionary(number => IdOf(number, 2), KpiOf);
        var values = Enumerable.Range(0, Measures).ToDictionary(number => IdOf(number, 2), number => new ValueSeries(
            Quarter.Within(Frequency.Monthly, FiscalCalendar.CalendarYear).Select(month => new RecordedValue(month, 100m + (number / 3m), null, null, NotApplicable: false, Comment: null, Revision: 1))));
        ScoringFacts facts = new(ScoringRules.Default, new DateOnly(2026, 11, 16), kpis, values, new Dictionary<Guid, BalancedScorecard>());
        return new RunFacts(
            IdOf(0, 5), new RewardPlanVersion(1, Quarter, rules), Quarter, FiscalCalendar.CalendarYear, DateTimeOffset.UnixEpoch, new ScorecardScoring(facts), _ => null, _ => null, unit => [unit]);
    }

    private static Kpi KpiOf(int number)
    {
        KpiEvent[] events =
        [
            new KpiDefined(new KpiDefinition(
                $"kpi-{number}", $"KPI {number}", null, UnitKind.Count, null, 2, Direction.Increase, KpiLevel.Operational, KpiTiming.Lagging, KpiHorizon.Short,
                KpiNature.Quantitative, null, PerspectiveKind.Internal, Frequency.Monthly, Aggregation.Sum, null, IdOf(0, 3), null, "ERP", null, null, null, null, null, null, ScaleSettings.Default)),
            new KpiTargetsSet([new TargetEntry(Period.Of("2026-01"), 100m, null, null)], []),
            new KpiActivated(),
        ];
        return events.Aggregate(Kpi.Initial, Kpi.Evolve);
    }

    private static Guid IdOf(int number, short kind) => new(number, kind, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
