using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Drafts an objective in a cycle. Key results are added to it one by one.</summary>
public static class DraftOkrObjective
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPut("{id}", Handle)
        .WithName("draftObjective")
        .WithSummary("Draft an objective")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new DraftOkrObjectiveValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DraftOkrObjectiveRequest request, CommandRunner commands, OkrAccess access, CurrentUser user, CancellationToken ct)
    {
        access.RequireDraftIn(request.UnitId);
        var outcome = await commands.CreateRestingAsync<Objective, ObjectiveEvent>(
            id,
            new Needs { AllOf = [Cycle.Category, .. OkrParents.Kinds], Some = [.. OkrCommands.Named(request.OwnerPersonId)] },
            (objective, facts) => Decide(id, request, objective, facts, access, user).Resting(user.OrgId, request.CycleId, facts),
            ct);
        return outcome.ToHttp();
    }

    private static Decision<ObjectiveEvent> Decide(
        Guid id, DraftOkrObjectiveRequest request, Objective objective, Facts facts, OkrAccess access, CurrentUser user)
    {
        if (user.Organization.Tree.Find(request.UnitId) is { Closed: true })
            return UnitErrors.Closed;
        if (OkrCommands.PersonRefusal(request.OwnerPersonId, before: null, facts) is { } refused)
            return refused;

        var alignment = OkrParents.FactsOf(facts);
        var cycle = facts.Find<Cycle>(request.CycleId)?.State ?? Cycle.Initial;
        return OkrParents.Settle(request.Parents ?? [], [], alignment, access).Succeeded(out var parents, out var hidden)
            ? objective.Draft(id, request.CycleId, cycle, request.Content, parents, user.PersonId, alignment)
            : hidden;
    }
}

/// <param name="OwnerPersonId">Null = the unit as a whole.</param>
/// <param name="Private">Seen by its owner, its drafter and the owners of its key results only.</param>
/// <param name="Weight">Above 0, at most 1,000, at most 4 decimals.</param>
/// <param name="Parents">What it contributes to.</param>
public sealed record DraftOkrObjectiveRequest(
    Guid CycleId,
    string Title,
    Ambition Ambition,
    Guid UnitId,
    string? Description = null,
    Guid? OwnerPersonId = null,
    bool Private = false,
    decimal Weight = 1m,
    IReadOnlyList<ObjectiveParent>? Parents = null)
{
    internal ObjectiveContent Content => new(Title, Description, Ambition, UnitId, OwnerPersonId, Private, Weight);
}

public sealed class DraftOkrObjectiveValidator : AbstractValidator<DraftOkrObjectiveRequest>
{
    public DraftOkrObjectiveValidator()
    {
        RuleFor(request => request.Title).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Description).AtMost(TextLimits.Description);
        RuleFor(request => request.Weight).Between(Objective.MinWeight, Objective.MaxWeight);
    }
}
