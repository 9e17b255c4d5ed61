using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Approves a correction that somebody else proposed: the value is recorded with it.</summary>
public static class ApproveCorrection
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapPost("{id}/approvals", Handle)
        .WithName("approveCorrection")
        .WithSummary("Approve a correction")
        .RequirePermission(Permission.ApproveCorrections)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(Guid id, VersionRequest request, CorrectionDesk desk, CancellationToken ct) =>
        (await desk.ApproveAsync(id, request.ExpectedVersion, ct)).ToHttp();
}
