using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Changes a KPI's definition from a period on; earlier periods keep theirs.</summary>
public static class ReviseKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseKpi")
        .WithSummary("Revise a KPI's definition from a period on")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new ReviseKpiValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviseKpiRequest request, KpiCommands commands, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            KpiCommands.NeedsOf(id, request.Definition) with { AllOf = [Kpi.Category] },
            (kpi, facts) => (commands.Refusal(request.Definition, kpi.Latest, facts) ?? commands.RevisionRefusal(id, request.Definition, facts)) is { } refused
                ? refused
                : kpi.Revise(request.Definition, request.From, request.Reason, commands.FactsOf(id, request.Definition, facts)),
            ct,
            request.Reason);
        return commands.Answer(outcome);
    }
}

/// <param name="From">First period of the new definition; null = the definition itself, which only a draft allows.</param>
/// <param name="Reason">Required for an active KPI.</param>
public sealed record ReviseKpiRequest(KpiDefinition Definition, Period? From, string? Reason, int ExpectedVersion);

public sealed class ReviseKpiValidator : AbstractValidator<ReviseKpiRequest>
{
    public ReviseKpiValidator()
    {
        RuleFor(request => request.Definition).SetValidator(new KpiDefinitionValidator());
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
