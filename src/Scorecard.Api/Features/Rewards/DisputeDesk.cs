using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Lets those speak in a dispute whom it concerns: whoever opened it, and whoever sees the pay that it is about.</summary>
public sealed class DisputeDesk(Reader reader, RewardAccess access, CommandRunner commands, CurrentUser user)
{
    /// <param name="deciding">Only those who see the pay may do it.</param>
    public async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid id, int expectedVersion, bool deciding, Func<Dispute, Decision<DisputeEvent>> decide, CancellationToken ct)
    {
        var dispute = (await reader.ReadAsync(new Needs { Some = [(Dispute.Category, id)] }, ct)).Facts.Find<Dispute>(id)?.State ?? throw RefusedException.NotFound(Dispute.Category);
        var seesPay = await access.MaySeeRunAsync(dispute.RunId, ct);
        if (!seesPay && dispute.PersonId != user.PersonId)
            throw RefusedException.NotFound(Dispute.Category);
        if (deciding && !seesPay)
            throw new RefusedException(StatusCodes.Status403Forbidden, Problems.Forbidden);

        return (await commands.ChangeAsync<Dispute, DisputeEvent>(id, expectedVersion, decide, ct)).ToHttp();
    }
}
