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

/// <summary>Ends a KPI in favour of another one, which counts from that period on.</summary>
public static class ReplaceKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/replacements", Handle)
        .WithName("replaceKpi")
        .WithSummary("Replace a KPI by another one from a period on")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new ReplaceKpiValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReplaceKpiRequest request, KpiCommands commands, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Kpi.Category] },
            (kpi, facts) =>
            {
                var successor = facts.Find<Kpi>(request.ByKpiId);
                if (successor is not null && commands.EndRefusal(id, request.ByKpiId, facts) is { } refused)
                    return refused;

                return kpi.Replace(id, request.ByKpiId, commands.MayRead(successor) ? successor!.State : Kpi.Initial, request.From, request.Reason);
            },
            ct,
            request.Reason);
        return commands.Answer(outcome);
    }
}

/// <param name="ByKpiId">The successor.</param>
/// <param name="From">First period in which the successor counts instead.</param>
public sealed record ReplaceKpiRequest(Guid ByKpiId, Period From, string Reason, int ExpectedVersion);

public sealed class ReplaceKpiValidator : AbstractValidator<ReplaceKpiRequest>
{
    public ReplaceKpiValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
