using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Live;

/// <summary>
/// Reads who is connected, and what was changed, as they are now: one round trip for everybody of an organization, two where somebody
/// checked in or worked on pay.
/// </summary>
internal sealed class LiveAudience(PostgresEventStore store, Aggregates aggregates, SessionStore sessions, TimeProvider clock)
{
    /// <summary>What is followed. People are followed for their sessions' sake only and told to nobody.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        Cycle.Category, Objective.Category, KeyResultProgress.Category, ObjectiveComments.Category,
        Kpi.Category, KpiValues.Category, BalancedScorecard.Category, Person.Category,
        RewardRun.Category, Dispute.Category,
    ];

    /// <param name="connections">Everybody to whom it could be told.</param>
    public async Task<LiveView> LookAsync(Guid orgId, IReadOnlyList<LogEntry> entries, IReadOnlyList<LiveConnection> connections, CancellationToken ct)
    {
        var alive = sessions.AliveAsync(orgId, [.. connections.Select(connection => connection.SessionId).OfType<Guid>()], ct);
        var personIds = connections.Select(connection => connection.PersonId).Distinct();
        var facts = await ReadAsync(
            orgId, OrganizationContext.Kinds, [.. personIds.Select(id => (Person.Category, id)), .. entries.Select(entry => entry.Stream).SelectMany(Subject)], ct);
        List<(string, Guid)> checkedIn = [.. facts.All<KeyResultProgress>().Select(progress => (Objective.Category, progress.State.ObjectiveId))];
        List<(string, Guid)> disputed = [.. facts.All<Dispute>().Select(dispute => (RewardRun.Category, dispute.State.RunId))];
        IReadOnlyList<string> plans = disputed is [] && facts.All<RewardRun>() is [] ? [] : [RewardPlan.Category];
        var around = checkedIn is [] && plans is [] ? facts : await ReadAsync(orgId, plans, [.. checkedIn, .. disputed], ct);
        return new LiveView(
            OrganizationContext.From(orgId, facts, clock.GetUtcNow()),
            facts.All<Person>().ToDictionary(person => person.Id, person => person.State),
            await alive,
            new LiveSubjects(facts, around),
            entries);
    }

    /// <summary>The state by which it is judged who may know of a stream.</summary>
    private static IEnumerable<(string Kind, Guid Id)> Subject(StreamId stream) => stream.Kind switch
    {
        var kind when kind == ObjectiveComments.Category => [(Objective.Category, stream.Id)],
        var kind when kind == KpiValues.Category => [(Kpi.Category, stream.Id)],
        var kind when kind == Objective.Category || kind == KeyResultProgress.Category || kind == Kpi.Category || kind == BalancedScorecard.Category
            || kind == RewardRun.Category || kind == Dispute.Category =>
            [(kind, stream.Id)],
        _ => [],
    };

    private async Task<Facts> ReadAsync(Guid orgId, IReadOnlyList<string> allOf, IEnumerable<(string Kind, Guid Id)> some, CancellationToken ct) =>
        new(aggregates, await store.ReadAsync(new ReadRequest(orgId) { AllOf = allOf, Some = [.. some.Distinct()] }, ct));
}
