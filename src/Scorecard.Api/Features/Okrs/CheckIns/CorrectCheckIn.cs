using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>Replaces the figures of a check-in, with a reason. Its day and author stay, and so does what it said before, in the history.</summary>
public static class CorrectCheckIn
{
    public static void Map(IEndpointRouteBuilder keyResults) => keyResults
        .MapPost("{id}/check-ins/{checkInId}/corrections", Handle)
        .WithName("correctCheckIn")
        .WithSummary("Correct a check-in")
        .RequirePermission(Permission.Read)
        .ForKeys(Permission.EditObjectives)
        .Validate(new CorrectCheckInValidator());

    private static async Task<Results<Ok<CheckInAccepted>, ProblemHttpResult>> Handle(
        Guid id, Guid checkInId, CorrectCheckInRequest request, CheckInDesk desk, CancellationToken ct)
    {
        var standing = CheckInLog.Standing(await desk.EventsAsync(id, ct)).FirstOrDefault(checkIn => checkIn.Id == checkInId);
        return await desk.ChangeAsync(
            id,
            request.ExpectedVersion,
            request.BlockerOwnerId,
            asked => asked.Progress.Correct(standing, id, asked.Objective, asked.Cycle, request.Figures, request.Reason),
            ct,
            request.Reason);
    }
}

/// <param name="Reason">Why it was wrong.</param>
/// <param name="ExpectedVersion">The version of the key result's check-ins that was seen.</param>
/// <param name="Value">The figure of a metric; of zones the progress, 0 to 1; none for milestones and KPIs.</param>
/// <param name="MilestonesDone">All milestones done by then; for milestones only.</param>
/// <param name="Confidence">A whole number from 0 to 10.</param>
/// <param name="Blocker">Needed with a confidence of 3 or less, as is who clears it.</param>
public sealed record CorrectCheckInRequest(
    string Reason,
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

public sealed class CorrectCheckInValidator : AbstractValidator<CorrectCheckInRequest>
{
    public CorrectCheckInValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedVersion).Version();
        RuleFor(request => request.MilestonesDone!).Count(0, Measure.MaxMilestones).When(request => request.MilestonesDone is not null);
        RuleFor(request => request.Note).AtMost(TextLimits.Description);
        RuleFor(request => request.Blocker).AtMost(TextLimits.Description);
        RuleFor(request => request.NextSteps).AtMost(TextLimits.Description);
    }
}
