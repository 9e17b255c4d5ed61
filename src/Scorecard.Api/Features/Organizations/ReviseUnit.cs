using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Renames a unit, gives it another code or moves it in the tree.</summary>
public static class ReviseUnit
{
    public static void Map(IEndpointRouteBuilder units) => units
        .MapPost("{id}/revisions", Handle)
        .WithName("reviseUnit")
        .WithSummary("Rename or move a unit")
        .RequirePermission(Permission.ManageOrganization)
        .Validate(new ReviseUnitValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ReviseUnitRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Unit, UnitEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category] },
            (unit, facts) =>
            {
                user.Require(Permission.ManageOrganization, id, "unit");
                if (request.ParentId is { } parentId)
                    user.Require(Permission.ManageOrganization, parentId, "unit");

                return unit.Revise(id, request.Code, request.Name, request.ParentId, OrganizationContext.TreeOf(facts.All<Unit>()));
            },
            ct);

        return outcome.ToHttp();
    }
}

/// <param name="ExpectedVersion">The version the user was looking at; a newer one answers 409.</param>
public sealed record ReviseUnitRequest(string Code, string Name, Guid? ParentId, int ExpectedVersion);

public sealed class ReviseUnitValidator : AbstractValidator<ReviseUnitRequest>
{
    public ReviseUnitValidator()
    {
        RuleFor(request => request.Code).Required().AtMost(TextLimits.Code);
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
