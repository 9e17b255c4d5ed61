using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Integrity;

/// <summary>Recomputes the hash chains of the whole log. Writes no event.</summary>
public static class VerifyIntegrity
{
    public static void Map(IEndpointRouteBuilder integrity) => integrity
        .MapPost("verifications", Handle)
        .WithName("verifyIntegrity")
        .WithSummary("Verify the log now")
        .RequirePermission(Permission.ReadLog);

    private static async Task<Ok<VerificationView>> Handle(Verifications verifications, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ReadLog, user.Organization.Tree.RootId!.Value, "log");
        return TypedResults.Ok(await verifications.RunAsync(user.OrgId, ct));
    }
}
