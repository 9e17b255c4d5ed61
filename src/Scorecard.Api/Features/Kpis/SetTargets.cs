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

/// <summary>Puts entries into a KPI's target schedule and takes others out.</summary>
public static class SetTargets
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/targets", Handle)
        .WithName("setTargets")
        .WithSummary("Set targets per period")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new SetTargetsValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, SetTargetsRequest request, KpiCommands commands, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync(
            id, request.ExpectedVersion, kpi => kpi.SetTargets(request.Targets, request.Remove, request.Reason), ct, request.Reason);
        return outcome.ToHttp();
    }
}

/// <param name="Targets">Each takes the place of the entry that starts with the same period.</param>
/// <param name="Remove">First periods of entries to take out.</param>
/// <param name="Reason">Required when an entry of an active KPI changes or goes.</param>
public sealed record SetTargetsRequest(IReadOnlyList<TargetEntry> Targets, IReadOnlyList<Period> Remove, string? Reason, int ExpectedVersion);

public sealed class SetTargetsValidator : AbstractValidator<SetTargetsRequest>
{
    public SetTargetsValidator()
    {
        RuleFor(request => request.Targets).Count(0, Kpi.MaxTargets);
        RuleFor(request => request.Remove).Count(0, Kpi.MaxTargets);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
