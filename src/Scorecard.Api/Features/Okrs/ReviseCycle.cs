using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Changes a cycle's name, days or rhythm. One that has started keeps its first day, and moving its last one needs a reason.</summary>
public static class ReviseCycle
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseCycle")
        .WithSummary("Change a cycle's name, days or rhythm")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new ReviseCycleValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviseCycleRequest request, OkrCommands commands, CurrentUser user, CancellationToken ct) =>
        commands.ChangeCycleAsync(
            id,
            request.ExpectedVersion,
            cycle => cycle.Revise(request.Name, request.FirstDay, request.LastDay, request.Rhythm, request.Reason, user.Organization.Calendar),
            ct,
            request.Reason);
}

/// <param name="LastDay">Included.</param>
/// <param name="Reason">Needed to move the last day of a cycle that has started.</param>
public sealed record ReviseCycleRequest(
    string Name, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm, int ExpectedVersion, string? Reason = null);

public sealed class ReviseCycleValidator : AbstractValidator<ReviseCycleRequest>
{
    public ReviseCycleValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Rhythm).SetValidator(new RhythmValidator());
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
