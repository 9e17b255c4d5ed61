using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Rejects a correction that somebody else proposed, for a reason; the value stays.</summary>
public static class RejectCorrection
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapPost("{id}/rejections", Handle)
        .WithName("rejectCorrection")
        .WithSummary("Reject a correction")
        .RequirePermission(Permission.ApproveCorrections)
        .Validate(new RejectCorrectionValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, RejectCorrectionRequest request, CorrectionDesk desk, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var (_, kpi) = await desk.FindAsync(id, ct);
        user.Require(Permission.ApproveCorrections, kpi.State.Latest.OwnerUnitId, Correction.Category);
        return (await commands.ChangeAsync<Correction, CorrectionEvent>(
            id, request.ExpectedVersion, correction => correction.Reject(user.PersonId, request.Reason), ct, request.Reason)).ToHttp();
    }
}

public sealed record RejectCorrectionRequest(string Reason, int ExpectedVersion);

public sealed class RejectCorrectionValidator : AbstractValidator<RejectCorrectionRequest>
{
    public RejectCorrectionValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
