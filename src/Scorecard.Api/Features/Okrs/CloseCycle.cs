using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Closes a cycle: nothing in it changes any more. Objectives left open must be accepted as such, with a reason.</summary>
public static class CloseCycle
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPost("{id}/closures", Handle)
        .WithName("closeCycle")
        .WithSummary("Close a cycle")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new CloseCycleValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, CloseCycleRequest request, OkrCommands commands, OkrAccess access, CurrentUser user, CancellationToken ct) =>
        commands.ChangeCycleAsync(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Objective.Category] },
            (cycle, facts) =>
            {
                var open = facts.All<Objective>().Count(objective =>
                    objective.State is { Archived: false, Stage: not ObjectiveStage.Closed } && objective.State.CycleId == id && access.MaySee(objective.State));
                var decision = cycle.Close(open, request.AcceptedOpen, user.Organization.Today);
                return open > 0 && decision.Events is not [] && string.IsNullOrWhiteSpace(request.Reason) ? CycleErrors.ReasonRequired : decision;
            },
            ct,
            request.Reason);
}

/// <param name="AcceptedOpen">How many objectives may stay open: as many as one was shown.</param>
/// <param name="Reason">Needed when any stays open.</param>
public sealed record CloseCycleRequest(int AcceptedOpen, int ExpectedVersion, string? Reason = null);

public sealed class CloseCycleValidator : AbstractValidator<CloseCycleRequest>
{
    public CloseCycleValidator()
    {
        RuleFor(request => request.AcceptedOpen).Between(0, int.MaxValue);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
