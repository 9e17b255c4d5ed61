using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Starts a cycle and plans the one after it, both or neither.</summary>
public sealed class CycleStarter(PostgresEventStore store, Reader reader, Aggregates aggregates, OkrAccess access, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;

    /// <exception cref="VersionConflictException">Somebody else changed the cycle first.</exception>
    public async Task<Outcome> StartAsync(Guid id, int expectedVersion, CancellationToken ct)
    {
        access.RequireManageCycles();
        if (caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is { } earlier)
            return new Outcome.Done(earlier.Version, earlier.RecordedAt, Changed: false);

        for (var attempt = 1; ; attempt++)
        {
            var cycles = (await reader.ReadAsync(new Needs { AllOf = [Cycle.Category] }, ct)).Facts.All<Cycle>();
            if (cycles.FirstOrDefault(cycle => cycle.Id == id) is not { } found)
                return new Outcome.Refused(CycleErrors.NotFound);
            if (found.Version != expectedVersion)
                throw new VersionConflictException(new StreamId(user.OrgId, Cycle.Category, id), expectedVersion, found.Version);

            var decision = found.State.Start();
            if (decision.Error is { } refused)
                return new Outcome.Refused(refused);
            if (decision.Events is [])
                return new Outcome.Done(found.Version, found.RecordedAt, Changed: false);

            var start = AppendOf(id, found.Version, found.State, decision);
            try
            {
                var appended = await store.AppendBulkAsync(user.OrgId, [start, .. NextOf(found, cycles)], caller.Idempotency, ct);
                return new Outcome.Done(appended[0].Version, appended[0].RecordedAt);
            }
            catch (KeyTakenException) when (attempt < Attempts) // somebody planned the next one meanwhile
            {
            }
        }
    }

    /// <summary>The plan of the next quarter or year, unless one of its days is planned already. Its name is the period's key.</summary>
    private IEnumerable<Append> NextOf(Stored<Cycle> cycle, IReadOnlyList<Stored<Cycle>> cycles)
    {
        var calendar = user.Organization.Calendar;
        var id = DerivedIds.From(cycle.Id)();
        if (cycle.State.Next(calendar) is not { } next
            || cycles.Any(other => other.Id == id || (other.State.FirstDay, other.State.LastDay) == (next.FirstDay, next.LastDay)))
            yield break;

        var name = Period.Containing(next.FirstDay, next.Kind is CycleKind.Year ? Frequency.Yearly : Frequency.Quarterly, calendar).ToString();
        yield return AppendOf(id, version: 0, Cycle.Initial, Cycle.Initial.Plan(name, next, cycle.State.Rhythm, calendar));
    }

    private Append AppendOf(Guid id, int version, Cycle before, Decision<CycleEvent> decision)
    {
        var kind = aggregates.Of<Cycle>();
        var after = decision.Events.Aggregate(before, Cycle.Evolve);
        return new Append(new StreamId(user.OrgId, Cycle.Category, id), version, [.. decision.Events], caller.Metadata())
        {
            State = kind.Write(after),
            IsPremise = kind.IsPremise,
            Keys = version > 0 ? [] : [.. kind.KeysOf(after).Select(key => new KeyChange(key.Kind, key.Key))],
        };
    }
}
