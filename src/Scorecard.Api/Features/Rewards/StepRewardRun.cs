using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The steps of a run, each of which is a fact of its own: reviewed, approved by somebody else, frozen, paid; or discarded.</summary>
public static class StepRewardRun
{
    public static void Map(IEndpointRouteBuilder runs)
    {
        runs.MapPost("{id}/reviews", Review).WithName("reviewRewardRun").WithSummary("Review a run")
            .RequireSignIn().Validate(new VersionRequestValidator());
        runs.MapPost("{id}/approvals", Approve).WithName("approveRewardRun").WithSummary("Approve a run that somebody else computed")
            .RequireSignIn().Validate(new VersionRequestValidator());
        runs.MapPost("{id}/freezes", Freeze).WithName("freezeRewardRun").WithSummary("Freeze a run and release its statements")
            .RequireSignIn().Validate(new VersionRequestValidator());
        runs.MapPost("{id}/payments", Pay).WithName("payRewardRun").WithSummary("Say that a run was paid")
            .RequireSignIn().Validate(new PayRewardRunValidator());
        runs.MapPost("{id}/discards", Discard).WithName("discardRewardRun").WithSummary("Discard a run")
            .RequireSignIn().Validate(new DiscardRewardRunValidator());
    }

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Review(
        Guid id, VersionRequest request, RewardAccess access, CommandRunner commands, CurrentUser user, CancellationToken ct) =>
        StepAsync(id, request.ExpectedVersion, managing: false, run => run.Review(user.PersonId), access, commands, reason: null, ct);

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Approve(
        Guid id, VersionRequest request, RewardAccess access, RunStore store, CommandRunner commands, CurrentUser user, CancellationToken ct)
    {
        var (run, _) = await access.FindRunAsync(id, ct);
        var own = await store.LineAsync(user.OrgId, run.State.Computation!.Hash, user.PersonId, ct) is not null;
        return await StepAsync(
            id, request.ExpectedVersion, managing: false, one => own ? RewardRunErrors.OwnPay : one.Approve(user.PersonId), access, commands, reason: null, ct);
    }

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Freeze(
        Guid id, VersionRequest request, RewardAccess access, CommandRunner commands, CancellationToken ct) =>
        StepAsync(id, request.ExpectedVersion, managing: true, run => run.Freeze(), access, commands, reason: null, ct);

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Pay(
        Guid id, PayRewardRunRequest request, RewardAccess access, CommandRunner commands, CancellationToken ct) =>
        StepAsync(id, request.ExpectedVersion, managing: true, run => run.Pay(request.ControlTotal), access, commands, reason: null, ct);

    private static Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Discard(
        Guid id, DiscardRewardRunRequest request, RewardAccess access, CommandRunner commands, CancellationToken ct) =>
        StepAsync(id, request.ExpectedVersion, managing: true, run => run.Discard(), access, commands, request.Reason, ct);

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> StepAsync(
        Guid id,
        int expectedVersion,
        bool managing,
        Func<RewardRun, Decision<RewardRunEvent>> decide,
        RewardAccess access,
        CommandRunner commands,
        string? reason,
        CancellationToken ct)
    {
        var (_, plan) = await access.FindRunAsync(id, ct);
        if (managing)
            access.RequireManaging(plan.State);
        return (await commands.ChangeAsync<RewardRun, RewardRunEvent>(id, expectedVersion, decide, ct, reason)).ToHttp();
    }
}

/// <param name="ControlTotal">What the payroll file sums up to; it must be what the run is due.</param>
public sealed record PayRewardRunRequest(decimal ControlTotal, int ExpectedVersion);

public sealed class PayRewardRunValidator : AbstractValidator<PayRewardRunRequest>
{
    public PayRewardRunValidator() => RuleFor(request => request.ExpectedVersion).Version();
}

public sealed record DiscardRewardRunRequest(string Reason, int ExpectedVersion);

public sealed class DiscardRewardRunValidator : AbstractValidator<DiscardRewardRunRequest>
{
    public DiscardRewardRunValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
