using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Takes a role away. The last administrator of the top unit stays.</summary>
public static class RevokeRole
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/grant-revocations", Handle)
        .WithName("revokeRole")
        .WithSummary("Revoke a role")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new RevokeRoleValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, RevokeRoleRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Person, PersonEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category, Person.Category] },
            (person, facts) =>
            {
                PersonAccess.RequireManage(user, person.UnitId);
                user.Require(Permission.ManagePeople, request.UnitId, "unit");
                var tree = OrganizationContext.TreeOf(facts.All<Unit>());
                return person.RevokeRole(request.Role, request.UnitId, tree, OtherAdministrators.Exist(facts, id, tree));
            },
            ct);
        return outcome.ToHttp();
    }
}

/// <param name="UnitId">The unit that the role was granted in.</param>
public sealed record RevokeRoleRequest(Role Role, Guid UnitId, int ExpectedVersion);

public sealed class RevokeRoleValidator : AbstractValidator<RevokeRoleRequest>
{
    public RevokeRoleValidator() => RuleFor(request => request.ExpectedVersion).Version();
}
