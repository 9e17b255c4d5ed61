using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Changes what an objective says: its title, ambition, unit, owner, weight and who sees it.</summary>
public static class ReviseOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseOkrObjective")
        .WithSummary("Change what an objective says")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new ReviseOkrObjectiveValidator());

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviseOkrObjectiveRequest request, OkrCommands commands, OkrAccess access, CurrentUser user, CancellationToken ct) =>
        commands.EditAsync(
            id,
            request.ExpectedVersion,
            new Needs { Some = [.. OkrCommands.Named(request.OwnerPersonId)] },
            (objective, cycle, facts) =>
            {
                access.RequireRevise(objective, request.Content);
                if (request.UnitId != objective.Content.UnitId)
                {
                    access.RequireDraftIn(request.UnitId);
                    if (user.Organization.Tree.Find(request.UnitId) is { Closed: true })
                        return UnitErrors.Closed;
                }

                return OkrCommands.PersonRefusal(request.OwnerPersonId, objective.Content.OwnerPersonId, facts) is { } refused
                    ? refused
                    : objective.Reword(cycle, request.Content);
            },
            ct,
            request.Reason);
}

/// <param name="OwnerPersonId">Null = the unit as a whole.</param>
/// <param name="Private">Seen by its owner, its drafter and the owners of its key results only.</param>
/// <param name="Weight">Above 0, at most 1,000, at most 4 decimals.</param>
public sealed record ReviseOkrObjectiveRequest(
    string Title,
    string? Description,
    Ambition Ambition,
    Guid UnitId,
    Guid? OwnerPersonId,
    bool Private,
    decimal Weight,
    int ExpectedVersion,
    string? Reason = null)
{
    internal ObjectiveContent Content => new(Title, Description, Ambition, UnitId, OwnerPersonId, Private, Weight);
}

public sealed class ReviseOkrObjectiveValidator : AbstractValidator<ReviseOkrObjectiveRequest>
{
    public ReviseOkrObjectiveValidator()
    {
        RuleFor(request => request.Title).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Description).AtMost(TextLimits.Description);
        RuleFor(request => request.Weight).Between(Objective.MinWeight, Objective.MaxWeight);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
