using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Gives a person a role in a unit and everything below it.</summary>
public static class GrantRole
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/grants", Handle)
        .WithName("grantRole")
        .WithSummary("Grant a role")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new GrantRoleValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, GrantRoleRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Person, PersonEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category] },
            (person, facts) =>
            {
                PersonAccess.RequireManage(user, person.UnitId);
                user.Require(Permission.ManagePeople, request.UnitId, "unit");
                return person.GrantRole(request.Role, request.UnitId, OrganizationContext.TreeOf(facts.All<Unit>()));
            },
            ct);
        return outcome.ToHttp();
    }
}

/// <param name="UnitId">The role counts here and in everything below.</param>
public sealed record GrantRoleRequest(Role Role, Guid UnitId, int ExpectedVersion);

public sealed class GrantRoleValidator : AbstractValidator<GrantRoleRequest>
{
    public GrantRoleValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
