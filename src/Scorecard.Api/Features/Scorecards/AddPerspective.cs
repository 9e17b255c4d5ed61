using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Adds a perspective beside the four that a scorecard begins with.</summary>
public static class AddPerspective
{
    public static void Map(IEndpointRouteBuilder scorecards) => scorecards
        .MapPost("{id}/perspectives", Handle)
        .WithName("addPerspective")
        .WithSummary("Add a perspective")
        .RequirePermission(Permission.EditScorecards)
        .Validate(new AddPerspectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id,
        AddPerspectiveRequest request,
        ScorecardCommands commands,
        CancellationToken ct) =>
        commands.ChangeAsync(
            id,
            request.ExpectedVersion,
            scorecard => scorecard.AddPerspective(request.PerspectiveId, request.Kind, request.Name, request.Weight, request.EffectiveFrom),
            ct);
}

/// <param name="EffectiveFrom">Month from which the change holds; null = from the first month of the fiscal year.</param>
public sealed record AddPerspectiveRequest(
    Guid PerspectiveId,
    PerspectiveKind Kind,
    string Name,
    decimal Weight,
    Period? EffectiveFrom,
    int ExpectedVersion);

public sealed class AddPerspectiveValidator : AbstractValidator<AddPerspectiveRequest>
{
    public AddPerspectiveValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Weight).Weight();
        RuleFor(request => request.EffectiveFrom).Month();
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
