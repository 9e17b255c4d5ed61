using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Says that one has seen the rejection of one's own correction: it is no longer listed.</summary>
public static class SeeRejection
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapPost("{id}/seen-rejections", Handle)
        .WithName("seeRejection")
        .WithSummary("Say that a rejection was seen")
        .RequirePermission(Permission.Read)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, CorrectionDesk desk, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        await desk.FindAsync(id, ct);
        return (await commands.ChangeAsync<Correction, CorrectionEvent>(
            id, request.ExpectedVersion, correction => correction.SeeRejection(user.PersonId), ct)).ToHttp();
    }
}
