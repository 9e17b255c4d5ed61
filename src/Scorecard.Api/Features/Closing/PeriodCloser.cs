using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Closing;

/// <summary>
/// Closes and reopens a period of one unit, or of a unit and everything below it, all or none. Values rest on the closes of their unit
/// (<see cref="Append.IsPremise"/>): a value is either recorded before the close, or decided anew after it.
/// </summary>
public sealed class PeriodCloser(PostgresEventStore store, Reader reader, Aggregates aggregates, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;

    private readonly OrganizationContext _organization = user.Organization;

    /// <exception cref="RefusedException">422 <c>period_close.values_missing</c> with what is missing, when that was not all seen.</exception>
    public Task<PeriodCloseAccepted> CloseAsync(Guid unitId, Period period, bool withUnitsBelow, IReadOnlySet<MissingValue> seen, CancellationToken ct)
    {
        var (first, last) = MonthsOf(period);
        return RunAsync(
            unitId,
            withUnitsBelow,
            DueValues.Needs(first, last, _organization.Calendar),
            (facts, units) =>
            {
                var missing = DueValues.Missing(facts, first, last, units.ToHashSet(), _organization).ToLookup(due => due.UnitId, due => due.Missing);
                var begun = DueValues.Begun(facts, _organization.Calendar);
                return unit => (facts.Find<PeriodClose>(unit)?.State ?? PeriodClose.Initial)
                    .Close(period, [.. missing[unit]], seen, _organization.Calendar, begun, _organization.Today);
            },
            reason: null,
            ct);
    }

    public Task<PeriodCloseAccepted> ReopenAsync(Guid unitId, Period period, bool withUnitsBelow, string reason, CancellationToken ct) =>
        RunAsync(
            unitId,
            withUnitsBelow,
            new Needs { AllOf = [PeriodClose.Category] },
            (facts, _) => unit => (facts.Find<PeriodClose>(unit)?.State ?? PeriodClose.Initial).Reopen(period, reason, _organization.Calendar),
            reason,
            ct);

    private async Task<PeriodCloseAccepted> RunAsync(
        Guid unitId,
        bool withUnitsBelow,
        Needs needs,
        Func<Facts, IReadOnlyList<Guid>, Func<Guid, Decision<PeriodCloseEvent>>> decide,
        string? reason,
        CancellationToken ct)
    {
        user.Require(Permission.ClosePeriods, unitId, "unit");
        if (caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is not null)
            return new([], 0);

        for (var attempt = 1; ; attempt++)
        {
            var facts = (await reader.ReadAsync(needs, ct)).Facts;
            var units = withUnitsBelow ? _organization.Tree.Subtree(unitId) : [unitId];
            var decideOn = decide(facts, units);
            List<(Guid UnitId, IReadOnlyList<PeriodCloseEvent> Events)> changes = [];
            foreach (var unit in units)
            {
                var decision = decideOn(unit);
                if (decision.Error is { } error)
                    throw new RefusedException(Problems.StatusOf(error), error);
                if (decision.Events.Count > 0)
                    changes.Add((unit, decision.Events));
            }

            var accepted = new PeriodCloseAccepted(
                [.. changes.Select(change => change.UnitId)],
                changes.SelectMany(change => change.Events).OfType<PeriodClosed>().Sum(closed => closed.Missing));
            try
            {
                await AppendAsync([.. changes.Select(change => AppendOf(change.UnitId, change.Events, facts, reason))], ct);
                return accepted;
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken ct) => appends switch
    {
        [] => Task.CompletedTask,
        [var only] => store.AppendAsync(only with { Idempotency = caller.Idempotency }, ct),
        _ => store.AppendBulkAsync(user.OrgId, appends, caller.Idempotency, ct),
    };

    private Append AppendOf(Guid unitId, IReadOnlyList<PeriodCloseEvent> events, Facts facts, string? reason)
    {
        var found = facts.Find<PeriodClose>(unitId);
        var state = events.Aggregate(found?.State ?? PeriodClose.Initial, PeriodClose.Evolve);
        return new Append(new StreamId(user.OrgId, PeriodClose.Category, unitId), found?.Version ?? 0, [.. events], caller.Metadata(reason))
        {
            State = aggregates.Of<PeriodClose>().Write(state),
            IsPremise = true,
        };
    }

    private (Period First, Period Last) MonthsOf(Period period) => (
        period.AtStart(Frequency.Monthly, _organization.Calendar),
        PeriodClose.MonthOf(period, _organization.Calendar));
}

/// <param name="UnitIds">The units whose periods this changed; none when it was so already.</param>
/// <param name="Missing">How many values were missing, and accepted as missing.</param>
public sealed record PeriodCloseAccepted(IReadOnlyList<Guid> UnitIds, int Missing);
