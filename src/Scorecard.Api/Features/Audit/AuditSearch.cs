using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>Turns what an auditor asks for into what the log can be asked for, and ids into names.</summary>
public sealed class AuditSearch(Reader reader, People people, CurrentUser user)
{
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
            Streams = asked.SubjectId is { } subjectId ? [subjectId] : null,
        };
        if (asked.UnitId is null && text is null)
            return query;

        var read = await reader.ReadAsync(new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category, Person.Category] }, ct);
        if (asked.UnitId is { } unitId)
        {
            var belonging = StreamsOf(unitId, read);
            query = query with { Streams = query.Streams is { } one ? [.. one.Where(belonging.Contains)] : belonging };
        }

        return text is null ? query : query with { Text = await TextAsync(text, read, ct) };
    }

    /// <summary>Names of what these events are about and of who did them.</summary>
    public async Task<AuditNames> NamesAsync(IReadOnlyCollection<StreamId> streams, CancellationToken ct)
    {
        var naming = people.AllAsync(user.OrgId, ct);
        var kinds = (string[])[Kpi.Category, BalancedScorecard.Category, ValueImport.Category];
        var read = await reader.ReadAsync(
            new Needs { Some = [.. streams.SelectMany(stream => kinds.Select(kind => (kind, stream.Id)))] }, ct);
        return new AuditNames(read, await naming);
    }

    private static HashSet<Guid> StreamsOf(Guid unitId, Snapshot read)
    {
        var units = read.Organization.Tree.Subtree(unitId).ToHashSet();
        return
        [
            .. units,
            .. read.Facts.All<Kpi>().Where(kpi => kpi.State.IsDefined && units.Contains(kpi.State.Latest.OwnerUnitId)).Select(kpi => kpi.Id),
            .. read.Facts.All<BalancedScorecard>().Where(scorecard => units.Contains(scorecard.State.UnitId)).Select(scorecard => scorecard.Id),
            .. read.Facts.All<Person>().Where(person => person.State.UnitId is { } own && units.Contains(own)).Select(person => person.Id),
        ];
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
        ];
        return Guid.TryParse(text, out var id) ? new LogText(text, [.. named, id], [.. streams, id]) : new LogText(text, named, streams);
    }
}
