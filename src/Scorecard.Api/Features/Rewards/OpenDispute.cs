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

/// <summary>Questions one's own statement.</summary>
public static class OpenDispute
{
    public static void Map(IEndpointRouteBuilder disputes) => disputes
        .MapPut("{id}", Handle)
        .WithName("openDispute")
        .WithSummary("Question one's own statement")
        .RequireSignIn()
        .Validate(new OpenDisputeValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, OpenDisputeRequest request, Reader reader, RunStore store, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var run = (await reader.ReadAsync(new Needs { Some = [(RewardRun.Category, request.RunId)] }, ct)).Facts.Find<RewardRun>(request.RunId)?.State;
        if (run is not { IsReleased: true } || await store.LineAsync(user.OrgId, run.Computation!.Hash, user.PersonId, ct) is null)
            throw RefusedException.NotFound("reward_statement");

        return (await commands.CreateAsync<Dispute, DisputeEvent>(
            id, dispute => dispute.Open(request.RunId, user.PersonId, request.Reason, request.Text), ct)).ToHttp();
    }
}

public sealed record OpenDisputeRequest(Guid RunId, DisputeReason Reason, string Text);

public sealed class OpenDisputeValidator : AbstractValidator<OpenDisputeRequest>
{
    public OpenDisputeValidator() => RuleFor(request => request.Text).Required().AtMost(TextLimits.Description);
}
