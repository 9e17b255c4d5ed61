using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>
/// Checks in on a key result today. The same again changes nothing, so it is safe to repeat. Whoever did not see the latest check-in gets
/// it with the 409 <c>check_in.overtaken</c>, as <c>current</c>.
/// </summary>
public static class RecordCheckIn
{
    public static void Map(IEndpointRouteBuilder keyResults) => keyResults
        .MapPut("{id}/check-ins/{checkInId}", Handle)
        .WithName("checkIn")
        .WithSummary("Check in on a key result")
        .RequirePermission(Permission.Read)
        .ForKeys(Permission.EditObjectives)
        .Validate(new RecordCheckInValidator());

    private static Task<Results<Ok<CheckInAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid checkInId, RecordCheckInRequest request, CheckInDesk desk, CurrentUser user, CancellationToken ct) =>
        desk.ChangeAsync(
            id,
            request.ExpectedVersion,
            request.BlockerOwnerId,
            asked => asked.Progress.Record(
                checkInId, id, asked.ObjectiveId, asked.Objective, asked.Cycle, request.Figures, user.PersonId, user.Organization.Today),
            ct);
}

/// <param name="ExpectedVersion">The version of the key result's check-ins that was seen; 0 = there was none.</param>
/// <param name="Value">The figure of a metric; of zones the progress, 0 to 1; none for milestones and KPIs.</param>
/// <param name="MilestonesDone">All milestones done by now; for milestones only.</param>
/// <param name="Confidence">That the target will be reached: a whole number from 0 to 10.</param>
/// <param name="Blocker">What stands in the way; needed with a confidence of 3 or less, as is who clears it.</param>
[Infrastructure.OpenApi.ContractName("CheckInRequest")]
public sealed record RecordCheckInRequest(
    int ExpectedVersion,
    decimal? Value = null,
    IReadOnlyList<Guid>? MilestonesDone = null,
    decimal? Confidence = null,
    string? Note = null,
    string? Blocker = null,
    Guid? BlockerOwnerId = null,
    string? NextSteps = null)
{
    internal CheckInFigures Figures => new(Value, MilestonesDone, Confidence, Note, Blocker, BlockerOwnerId, NextSteps);
}

public sealed class RecordCheckInValidator : AbstractValidator<RecordCheckInRequest>
{
    public RecordCheckInValidator()
    {
        RuleFor(request => request.ExpectedVersion).Between(0, int.MaxValue);
        RuleFor(request => request.MilestonesDone!).Count(0, Measure.MaxMilestones).When(request => request.MilestonesDone is not null);
        RuleFor(request => request.Note).AtMost(TextLimits.Description);
        RuleFor(request => request.Blocker).AtMost(TextLimits.Description);
        RuleFor(request => request.NextSteps).AtMost(TextLimits.Description);
    }
}
