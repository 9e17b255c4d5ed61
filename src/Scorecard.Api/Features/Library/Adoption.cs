using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Library;

/// <summary>Makes a draft of a library KPI together with drafts of what it is computed from: all of them or none.</summary>
internal sealed class Adoption(PostgresEventStore store, Aggregates aggregates, Caller caller, CommandRunner runner, KpiCommands commands, CurrentUser user)
{
    /// <param name="facts">Every KPI.</param>
    public async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> AdoptAsync(
        LibraryEntry entry, AdoptKpiRequest request, KpiDefinition definition, Facts facts, CancellationToken ct)
    {
        var kpis = facts.All<Kpi>();
        var korean = AdoptKpi.IsKorean(request);
        var drafts = request.Calculate && facts.Find<Kpi>(request.KpiId) is null
            ? LibraryInputs.Missing(entry, kpis.Select(kpi => kpi.State)).ToDictionary(
                input => LibraryInputs.IdOf(request.KpiId, input), input => Kpi.Initial.Define(LibraryInputs.Draft(input, definition, korean), [], Alone(input, request)))
            : [];
        if (drafts.Values.Select(draft => draft.Error).FirstOrDefault(error => error is not null) is { } wrong)
            return Problems.From(wrong);

        var states = drafts.ToDictionary(draft => draft.Key, draft => StateOf(draft.Value));
        var check = LibraryInputs.Check(request.KpiId, definition, kpis, states, commands.MayRead, user.Organization.Settings.Currency);
        var facing = new KpiFacts(request.KpiId, HasValues: false, [], check);
        if (drafts.Count == 0)
            return commands.Answer(await runner.CreateAsync<Kpi, KpiEvent>(request.KpiId, kpi => kpi.Define(definition, [], facing), ct), check);

        var computed = Kpi.Initial.Define(definition, [], facing);
        if (computed.Error is { } error)
            return commands.Answer(new Outcome.Refused(error), check);

        var appended = await store.AppendBulkAsync(
            user.OrgId, [First(request.KpiId, computed), .. drafts.Select(draft => First(draft.Key, draft.Value))], caller.Idempotency, ct);
        return TypedResults.Ok(new CommandAccepted(appended[0].Version, appended[0].RecordedAt));
    }

    private static KpiFacts Alone(string input, AdoptKpiRequest request) => new(LibraryInputs.IdOf(request.KpiId, input), HasValues: false, []);

    private static Kpi StateOf(Decision<KpiEvent> decision) => decision.Events.Aggregate(Kpi.Initial, Kpi.Evolve);

    private Append First(Guid id, Decision<KpiEvent> decision)
    {
        var kind = aggregates.Of<Kpi>();
        var state = StateOf(decision);
        return new Append(new StreamId(user.OrgId, Kpi.Category, id), ExpectedVersion: 0, [.. decision.Events], caller.Metadata())
        {
            State = kind.Write(state),
            Keys = [.. kind.KeysOf(state).Select(key => new KeyChange(key.Kind, key.Key))],
        };
    }
}
