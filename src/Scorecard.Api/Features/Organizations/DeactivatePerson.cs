using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Takes all access away from a person who leaves; what the person did stays. Sessions and open links end at once.</summary>
public static class DeactivatePerson
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/deactivations", Handle)
        .WithName("deactivatePerson")
        .WithSummary("Deactivate a person")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CommandRunner commands, Accounts accounts, PasswordResets resets, Invitations invitations, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Person, PersonEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category, Person.Category] },
            (person, facts) =>
            {
                PersonAccess.RequireManageAccount(user, person);
                var tree = OrganizationContext.TreeOf(facts.All<Unit>());
                return person.Deactivate(tree, OtherAdministrators.Exist(facts, id, tree));
            },
            ct);
        if (outcome is Outcome.Done)
        {
            await resets.EndAsync(user.OrgId, id, ct);
            await invitations.EndAsync(user.OrgId, id, ct);
            await accounts.EndSessionsAsync(id);
        }

        return outcome.ToHttp();
    }
}
