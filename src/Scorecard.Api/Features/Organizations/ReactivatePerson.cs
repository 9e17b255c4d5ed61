using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Gives a person back the access that was there before the deactivation.</summary>
public static class ReactivatePerson
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/reactivations", Handle)
        .WithName("reactivatePerson")
        .WithSummary("Reactivate a person")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Person, PersonEvent>(
            id,
            request.ExpectedVersion,
            person =>
            {
                PersonAccess.RequireManageAccount(user, person);
                return person.Reactivate();
            },
            ct);
        return outcome.ToHttp();
    }
}
