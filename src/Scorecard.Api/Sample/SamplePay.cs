using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Sample;

/// <summary>Computes pay from what the sample has told so far, by what every run is computed by, and keeps its lines.</summary>
internal sealed class SamplePay(OrganizationRows rows, PostgresEventStore store, Aggregates aggregates, SampleClock clock)
{
    private readonly Time _time = new(clock);

    /// <param name="before">The released runs of the same period, oldest first.</param>
    public async Task<RunRecord> ComputeAsync(
        Guid personId, Guid planId, Period period, DateTimeOffset knownAt, IReadOnlyList<RewardRunComputed> before, CancellationToken ct)
    {
        using var memory = new ReadMemory();
        var user = new CurrentUser(store, aggregates, rows, memory, _time);
        await user.LoadAsync(SampleIds.Organization, personId, ct);
        var reader = new Reader(store, aggregates, user, _time, clock);
        var computer = new RunComputer(reader, new ScoringReader(reader, new InputReader(reader)));
        var record = await computer.ComputeAsync(planId, before is [] ? 0 : before[^1].PlanVersion, period, knownAt, before, limitPerPayPeriod: true, ct)
            ?? throw new InvalidOperationException($"No plan of the sample pays {period}.");
        await new RunStore(rows).SaveAsync(SampleIds.Organization, record, ct);
        return record;
    }

    /// <summary>Shows the moment of the story.</summary>
    private sealed class Time(SampleClock clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.Now ?? throw new InvalidOperationException("The story has not begun.");
    }
}
