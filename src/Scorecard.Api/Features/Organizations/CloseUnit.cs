using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Closes a unit below which nothing is open. What it owns stays readable.</summary>
public static class CloseUnit
{
    public static void Map(IEndpointRouteBuilder units) => units
        .MapPost("{id}/closures", Handle)
        .WithName("closeUnit")
        .WithSummary("Close a unit")
        .RequirePermission(Permission.ManageOrganization)
        .Validate(new CloseUnitValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, CloseUnitRequest request, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<Unit, UnitEvent>(
            id,
            request.ExpectedVersion,
            new Needs { AllOf = [Unit.Category] },
            (unit, facts) =>
            {
                user.Require(Permission.ManageOrganization, id, "unit");
                return unit.Close(id, OrganizationContext.TreeOf(facts.All<Unit>()), request.Reason);
            },
            ct,
            request.Reason);
        return outcome.ToHttp();
    }
}

public sealed record CloseUnitRequest(string Reason, int ExpectedVersion);

public sealed class CloseUnitValidator : AbstractValidator<CloseUnitRequest>
{
    public CloseUnitValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
