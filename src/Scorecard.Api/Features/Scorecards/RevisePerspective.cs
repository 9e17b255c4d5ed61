using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Gives a perspective another name or weight from a month on.</summary>
public static class RevisePerspective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/perspectives/{perspectiveId}/revisions", Handle)
        .WithName("revisePerspective")
        .WithSummary("Rename or reweight a perspective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new RevisePerspectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        Guid perspectiveId,
        RevisePerspectiveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.RevisePerspective(perspectiveId, request.Name, request.Weight, request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record RevisePerspectiveRequest(
    string Name,
    decimal Weight,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class RevisePerspectiveValidator : AbstractValidator<RevisePerspectiveRequest>
{
    public RevisePerspectiveValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
