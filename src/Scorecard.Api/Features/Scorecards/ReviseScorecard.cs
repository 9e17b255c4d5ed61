using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Gives a scorecard another name.</summary>
public static class ReviseScorecard
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseScorecard")
        .WithSummary("Rename a scorecard")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new ReviseScorecardValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        ReviseScorecardRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.Rename(request.Name),
            ct);
}

public sealed record ReviseScorecardRequest(
    string Name,
    int ExpectedVersion);

public sealed class ReviseScorecardValidator : AbstractValidator<ReviseScorecardRequest>
{
    public ReviseScorecardValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
