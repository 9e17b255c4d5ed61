using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Puts a draft into use. Refused with the criteria while a SMART criterion is broken.</summary>
public static class ActivateKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/activations", Handle)
        .WithName("activateKpi")
        .WithSummary("Put a draft into use")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, KpiCommands commands, Reader reader, InputReader inputs, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(Kpi.Category, id)], ValuesOf = [id] }, ct);
        var history = read.Facts.Find<Kpi>(id) is { } found ? await SmartFacts.HistoryAsync(found, read, inputs, ct) : [];
        SmartReport? smart = null;
        var outcome = await commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [BalancedScorecard.Category] },
            (kpi, facts) => kpi.Activate(smart = SmartFacts.Check(id, kpi.Latest, kpi.Targets, history, facts, user.Organization)),
            ct);
        return outcome is Outcome.Refused { Error: var error } && error == KpiErrors.NotSmart
            ? Problems.From(error, new KeyValuePair<string, object?>("criteria", smart!.Criteria))
            : outcome.ToHttp();
    }
}
