using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>Turns what an auditor asks for into what the log can be asked for, and ids into names.</summary>
public sealed class AuditSearch(Reader reader, OkrSubjectReader okrs, People people, CurrentUser user)
{
    /// <summary>Kinds of which a state says what its stream is called.</summary>
    private static readonly string[] Naming = [Kpi.Category, BalancedScorecard.Category, ValueImport.Category];

    /// <summary>Only the whole log is shown, so the right must be held at the top.</summary>
    public void Require() => user.Require(Permission.ReadLog, user.Organization.Tree.RootId!.Value, "log");

    public async Task<LogQuery> QueryAsync(AuditQuery asked, CancellationToken ct)
    {
        asked.Require();
        var text = asked.Text?.Trim() is { Length: > 0 } given ? given : null;
        var query = new LogQuery
        {
            From = asked.From?.ToUniversalTime(),
            To = asked.To?.ToUniversalTime(),
            ActorId = asked.ActorId,
            Kind = asked.Kind,
            Type = asked.Type,
            CorrelationId = asked.CorrelationId,
        };
        if (asked.SubjectId is null && asked.UnitId is null && text is null)
            return query with { Seal = SealedStreams.SealOf((await reader.ReadAsync(new Needs { AllOf = SealedStreams.Needs }, ct)).Facts) };

        var read = await reader.ReadAsync(
            new Needs { AllOf = [Kpi.Category, Correction.Category, BalancedScorecard.Category, Person.Category, Cycle.Category, .. SealedStreams.Needs] }, ct);
        query = query with { Seal = SealedStreams.SealOf(read.Facts) };
        if (asked.SubjectId is { } subject)
            query = query with { Streams = WithParts([subject], read) };
        if (asked.UnitId is { } unitId)
        {
            var belonging = StreamsOf(unitId, read);
            query = query with { Streams = query.Streams is { } some ? [.. some.Where(belonging.Contains)] : belonging };
        }

        return text is null ? query : query with { Text = await TextAsync(text, read, ct) };
    }

    /// <summary>Names of what these events are about and of who did them.</summary>
    public async Task<AuditNames> NamesAsync(IReadOnlyCollection<StreamId> streams, CancellationToken ct)
    {
        var naming = people.AllAsync(user.OrgId, ct);
        List<(string Kind, Guid Id)> some = [.. streams.SelectMany(stream => Naming.Select(kind => (kind, stream.Id)))];
        List<(string Kind, Guid Id)> corrections = [.. streams.Where(stream => stream.Kind == Correction.Category).Select(stream => (stream.Kind, stream.Id))];
        if (corrections.Count > 0)
        {
            var proposed = await reader.ReadAsync(new Needs { Some = corrections }, ct);
            some.AddRange(corrections);
            some.AddRange(proposed.Facts.All<Correction>().Select(correction => (Kpi.Category, correction.State.Proposal!.KpiId)));
        }

        var read = await reader.ReadAsync(new Needs { Some = [.. some.Distinct()] }, ct);
        return new AuditNames(read, await okrs.OfAsync(streams, ct), await naming);
    }

    /// <summary>These, the corrections of those among them that are KPIs, and the key results of those that are objectives.</summary>
    private static HashSet<Guid> WithParts(IEnumerable<Guid> streams, Snapshot read)
    {
        HashSet<Guid> all = [.. streams];
        return
        [
            .. all,
            .. read.Facts.All<Correction>()
                .Where(correction => correction.State.Proposal is { } proposal && all.Contains(proposal.KpiId))
                .Select(correction => correction.Id),
            .. read.Facts.All<Objective>()
                .Where(objective => all.Contains(objective.Id))
                .SelectMany(objective => objective.State.KeyResults.Select(keyResult => keyResult.Id)),
        ];
    }

    /// <summary>Of a private objective neither title nor unit is told, so it is not found by them either.</summary>
    private static bool IsTold(Stored<Objective> objective) => !objective.State.Content.Private;

    private static HashSet<Guid> StreamsOf(Guid unitId, Snapshot read)
    {
        var units = read.Organization.Tree.Subtree(unitId).ToHashSet();
        return WithParts(
        [
            .. units,
            .. read.Facts.All<Kpi>().Where(kpi => kpi.State.IsDefined && units.Contains(kpi.State.Latest.OwnerUnitId)).Select(kpi => kpi.Id),
            .. read.Facts.All<BalancedScorecard>().Where(scorecard => units.Contains(scorecard.State.UnitId)).Select(scorecard => scorecard.Id),
            .. read.Facts.All<Objective>().Where(objective => IsTold(objective) && units.Contains(objective.State.Content.UnitId)).Select(objective => objective.Id),
            .. read.Facts.All<Person>().Where(person => person.State.UnitId is { } own && units.Contains(own)).Select(person => person.Id),
        ], read);
    }

    private async Task<LogText> TextAsync(string text, Snapshot read, CancellationToken ct)
    {
        bool Has(string? name) => name?.Contains(text, StringComparison.CurrentCultureIgnoreCase) == true;

        var named = (await people.AllAsync(user.OrgId, ct)).Values.Where(person => Has(person.Name) || Has(person.Email)).Select(person => person.Id).ToList();
        List<Guid> streams =
        [
            .. named,
            .. read.Organization.Units.Where(unit => Has(unit.State.Name) || Has(unit.State.Code)).Select(unit => unit.Id),
            .. read.Facts.All<Kpi>().Where(kpi => kpi.State.Revisions.Any(revision => Has(revision.Definition.Name)) || kpi.State.Codes.Any(Has)).Select(kpi => kpi.Id),
            .. read.Facts.All<BalancedScorecard>().Where(scorecard => Has(scorecard.State.Name)).Select(scorecard => scorecard.Id),
            .. read.Facts.All<Cycle>().Where(cycle => Has(cycle.State.Name)).Select(cycle => cycle.Id),
            .. read.Facts.All<Objective>().Where(objective => IsTold(objective) && Has(objective.State.Content.Title)).Select(objective => objective.Id),
        ];
        return Guid.TryParse(text, out var id)
            ? new LogText(text, [.. named, id], [.. WithParts([.. streams, id], read)])
            : new LogText(text, named, [.. WithParts(streams, read)]);
    }
}
