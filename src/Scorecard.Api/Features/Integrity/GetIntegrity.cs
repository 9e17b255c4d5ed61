using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>How large the log is and how its last verification ended.</summary>
public static class GetIntegrity
{
    public static void Map(IEndpointRouteBuilder integrity) => integrity
        .MapGet("", Handle)
        .WithName("getIntegrity")
        .WithSummary("The log and its last verification")
        .RequirePermission(Permission.ReadLog);

    private static async Task<Ok<IntegrityView>> Handle(
        ChainVerifier verifier, Verifications verifications, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ReadLog, user.Organization.Tree.RootId!.Value, "log");
        var (events, streams) = await verifier.CountAsync(user.OrgId, ct);
        return TypedResults.Ok(new IntegrityView(events, streams, await verifications.LastAsync(user.OrgId, ct)));
    }
}

/// <param name="LastVerification">Null when the log was never verified.</param>
public sealed record IntegrityView(long Events, long Streams, VerificationView? LastVerification);
