using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Why an adjustment differs from the run it corrects: what both read, compared, and who recorded the difference when and why.</summary>
public sealed class StatementChanges(Reader reader, RunStore store, PostgresEventStore log, CurrentUser user)
{
    /// <param name="now">What the adjustment rests on.</param>
    /// <param name="line">Of the person: only what their pay rests on is told.</param>
    /// <returns>Null for the first run of a period.</returns>
    public async Task<IReadOnlyList<StatementChange>?> ReadAsync(
        RewardRunComputed computation, RunBasis now, RunLine line, RewardNames names, IReadOnlyDictionary<Guid, PersonData> people, CancellationToken ct)
    {
        if (computation.Adjusts is not { } earlierId
            || (await reader.ReadAsync(new Needs { Some = [(RewardRun.Category, earlierId)] }, ct)).Facts.Find<RewardRun>(earlierId)?.State.Computation is not { } earlier)
        {
            return null;
        }

        var (before, _) = await store.VerifiedAsync(user.OrgId, earlier.Hash, ct);
        var changed = ChangedInputs.Between(before.Inputs, now.Inputs, input => Concerns(now.Rules, input, line));
        Dictionary<Guid, IReadOnlyList<Recorded>> streams = [];
        foreach (var kpiId in changed.Where(change => change.Kind is InputChange.Value).Select(change => change.SubjectId).Distinct())
            streams[kpiId] = await log.ReadStreamAsync(new StreamId(user.OrgId, KpiValues.Category, kpiId), computation.KnownAt.ToUniversalTime(), ct);
        return [.. changed.Select(change => Of(change, now, names, people, change.Kind is InputChange.Value ? Last(streams[change.SubjectId], change.Period!.Value, earlier.KnownAt) : null))];
    }

    private static StatementChange Of(ChangedInput change, RunBasis basis, RewardNames names, IReadOnlyDictionary<Guid, PersonData> people, Recorded? recorded)
    {
        var kpi = change.Kind is InputChange.Score ? null : names.KpiOf(change.SubjectId);
        return new(
            change.SubjectId,
            kpi is null ? NameOf(change.SubjectId, basis, names) : kpi.Name,
            change.Kind,
            kpi?.UnitKind,
            kpi?.UnitSymbol,
            kpi?.Decimals ?? 1,
            change.Period ?? basis.Period,
            change.Before,
            change.After,
            recorded?.RecordedAt,
            recorded is not null && kpi is not null && names.MayRead(kpi) ? people.RefOf(recorded.ActorId) : null,
            recorded?.Reason);
    }

    private static string? NameOf(Guid subjectId, RunBasis basis, RewardNames names) =>
        basis.Inputs.First(input => input.SubjectId == subjectId) is var input && basis.Rules.Measures.FirstOrDefault(measure => measure.Id == input.RuleId) is { } measure
            ? names.Of(measure, input.UnitId ?? default)
            : null;

    /// <summary>What was last recorded of a period between the two runs; comments change no figure.</summary>
    private static Recorded? Last(IReadOnlyList<Recorded> events, Period period, DateTimeOffset after) => events.LastOrDefault(
        recorded => recorded.RecordedAt > after && recorded.Change is KpiValueEvent change and not KpiValueCommented && change.Period == period);

    private static bool Concerns(PayRules rules, RunInput input, RunLine line) =>
        rules.Measures.Any(measure => measure.Id == input.RuleId)
            ? line.Units.Any(unit => input.UnitId is null || unit.UnitId == input.UnitId)
            : rules.Gates.Any(gate => gate.Id == input.RuleId) ? line.Units is not [] : (line.Awards ?? []).Any(award => award.AwardId == input.RuleId);
}
