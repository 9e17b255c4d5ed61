using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Adds a unit to the tree. The caller chooses the id, so a retry cannot define it twice.</summary>
public static class DefineUnit
{
    public static void Map(IEndpointRouteBuilder units) => units
        .MapPut("{id}", Handle)
        .WithName("defineUnit")
        .WithSummary("Define a unit")
        .RequirePermission(Permission.ManageOrganization)
        .Validate(new DefineUnitValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, DefineUnitRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.CreateAsync<Unit, UnitEvent>(
            id,
            new Needs { AllOf = [Unit.Category] },
            (unit, facts) =>
            {
                if (request.ParentId is { } parentId)
                    user.Require(Permission.ManageOrganization, parentId, "unit");

                return unit.Define(id, request.Code, request.Name, request.ParentId, OrganizationContext.TreeOf(facts.All<Unit>()));
            },
            ct);

        return outcome.ToHttp();
    }
}

/// <param name="ParentId">The unit above; null for the top unit.</param>
public sealed record DefineUnitRequest(string Code, string Name, Guid? ParentId);

public sealed class DefineUnitValidator : AbstractValidator<DefineUnitRequest>
{
    public DefineUnitValidator()
    {
        RuleFor(request => request.Code).Required().AtMost(TextLimits.Code);
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
    }
}
