using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Creates a draft, with its first targets if there are any. The caller chooses the id, so a retry cannot define it twice.</summary>
public static class DefineKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPut("{id}", Handle)
        .WithName("defineKpi")
        .WithSummary("Define a KPI as a draft")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new DefineKpiValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DefineKpiRequest request, CommandRunner runner, KpiCommands commands, CancellationToken ct)
    {
        var outcome = await runner.CreateAsync<Kpi, KpiEvent>(
            id,
            KpiCommands.NeedsOf(id, request.Definition),
            (kpi, facts) => commands.Refusal(request.Definition, before: null, facts) is { } refused
                ? refused
                : kpi.Define(request.Definition, request.Targets, commands.FactsOf(id, request.Definition, facts)),
            ct);
        return commands.Answer(outcome);
    }
}

/// <param name="Targets">The first target schedule; may be empty.</param>
public sealed record DefineKpiRequest(KpiDefinition Definition, IReadOnlyList<TargetEntry> Targets);

public sealed class DefineKpiValidator : AbstractValidator<DefineKpiRequest>
{
    public DefineKpiValidator()
    {
        RuleFor(request => request.Definition).SetValidator(new KpiDefinitionValidator());
        RuleFor(request => request.Targets).Count(0, Kpi.MaxTargets);
    }
}
