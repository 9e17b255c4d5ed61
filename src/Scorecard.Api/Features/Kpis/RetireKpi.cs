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

/// <summary>Ends a KPI from a period on; its earlier periods stay as they were.</summary>
public static class RetireKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/retirements", Handle)
        .WithName("retireKpi")
        .WithSummary("End a KPI from a period on")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new RetireKpiValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, RetireKpiRequest request, KpiCommands commands, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Kpi.Category] },
            (kpi, facts) => commands.EndRefusal(id, successorId: null, facts) is { } refused ? refused : kpi.Retire(request.From, request.Reason),
            ct,
            request.Reason);
        return commands.Answer(outcome);
    }
}

/// <param name="From">First period in which the KPI no longer counts.</param>
public sealed record RetireKpiRequest(Period From, string Reason, int ExpectedVersion);

public sealed class RetireKpiValidator : AbstractValidator<RetireKpiRequest>
{
    public RetireKpiValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
