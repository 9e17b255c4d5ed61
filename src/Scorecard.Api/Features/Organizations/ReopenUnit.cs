using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Takes the closing of a unit back.</summary>
public static class ReopenUnit
{
    public static void Map(IEndpointRouteBuilder units) => units
        .MapPost("{id}/reopenings", Handle)
        .WithName("reopenUnit")
        .WithSummary("Reopen a unit")
        .RequirePermission(Permission.ManageOrganization)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Unit, UnitEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category] },
            (unit, facts) =>
            {
                user.Require(Permission.ManageOrganization, id, "unit");
                return unit.Reopen(OrganizationContext.TreeOf(facts.All<Unit>()));
            },
            ct);
        return outcome.ToHttp();
    }
}
