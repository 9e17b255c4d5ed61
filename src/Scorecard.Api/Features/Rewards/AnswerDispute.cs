using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>What can be said in a dispute: an answer or a question, its acceptance, its rejection; or whoever opened it takes it back.</summary>
public static class AnswerDispute
{
    public static void Map(IEndpointRouteBuilder disputes)
    {
        disputes.MapPost("{id}/answers", Answer).WithName("answerDispute").WithSummary("Say something in a dispute")
            .RequireSignIn().Validate(new AnswerDisputeValidator());
        disputes.MapPost("{id}/acceptances", Accept).WithName("acceptDispute").WithSummary("Accept a dispute")
            .RequireSignIn().Validate(new DecideDisputeValidator());
        disputes.MapPost("{id}/rejections", Reject).WithName("rejectDispute").WithSummary("Reject a dispute")
            .RequireSignIn().Validate(new DecideDisputeValidator());
        disputes.MapPost("{id}/withdrawals", Withdraw).WithName("withdrawDispute").WithSummary("Take one's own dispute back")
            .RequireSignIn().Validate(new VersionRequestValidator());
    }

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Answer(
        Guid id, AnswerDisputeRequest request, Reader reader, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct) =>
        ChangeAsync(id, request.ExpectedVersion, deciding: false, one => one.Answer(user.PersonId, request.Text, request.NeedsInformation), reader, access, commands, user, ct);

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Accept(
        Guid id, DecideDisputeRequest request, Reader reader, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct) =>
        ChangeAsync(id, request.ExpectedVersion, deciding: true, one => one.Accept(user.PersonId, request.Text), reader, access, commands, user, ct);

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Reject(
        Guid id, DecideDisputeRequest request, Reader reader, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct) =>
        ChangeAsync(id, request.ExpectedVersion, deciding: true, one => one.Reject(user.PersonId, request.Text), reader, access, commands, user, ct);

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Withdraw(
        Guid id, VersionRequest request, Reader reader, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct) =>
        ChangeAsync(id, request.ExpectedVersion, deciding: false, one => one.Withdraw(user.PersonId), reader, access, commands, user, ct);

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid id,
        int expectedVersion,
        bool deciding,
        Func<Dispute, Decision<DisputeEvent>> decide,
        Reader reader,
        RewardAccess access,
        CommandRunner commands,
        CurrentUser user,
        CancellationToken ct)
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

/// <param name="NeedsInformation">Asks the person who was paid for more; without meaning from that person.</param>
public sealed record AnswerDisputeRequest(string Text, bool NeedsInformation, int ExpectedVersion);

public sealed class AnswerDisputeValidator : AbstractValidator<AnswerDisputeRequest>
{
    public AnswerDisputeValidator()
    {
        RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}

public sealed record DecideDisputeRequest(string Text, int ExpectedVersion);

public sealed class DecideDisputeValidator : AbstractValidator<DecideDisputeRequest>
{
    public DecideDisputeValidator()
    {
        RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
