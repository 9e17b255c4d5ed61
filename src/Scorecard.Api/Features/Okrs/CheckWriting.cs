using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Advice on an objective while somebody writes it. Nothing is refused for it, and nothing is recorded.</summary>
public static class CheckWriting
{
    public static void Map(IEndpointRouteBuilder objectives) => objectives
        .MapPost("writing-checks", Handle)
        .WithName("checkWriting")
        .WithSummary("Advice on how an objective is written")
        .RequirePermission(Permission.EditObjectives)
        .Validate(new CheckWritingValidator());

    private static Ok<WritingAdvice> Handle(CheckWritingRequest request) => TypedResults.Ok(new WritingAdvice(
    [
        .. WritingHints
            .Of(request.Title, request.HasOwner, [.. request.KeyResults.Select(keyResult => new DraftedKeyResult(keyResult.Title, keyResult.Measure?.ToMeasure()))])
            .Select(hint => WritingHintView.Of(hint, [.. request.KeyResults.Select(keyResult => keyResult.Id)])),
    ]));
}

/// <param name="Title">As far as it is written; nothing is said about an empty one.</param>
/// <param name="HasOwner">Whether a person owns it.</param>
public sealed record CheckWritingRequest(string Title, bool HasOwner, IReadOnlyList<WrittenKeyResult> KeyResults);

/// <param name="Id">Comes back with what is said about it; null where it has none yet.</param>
/// <param name="Measure">Null = not chosen yet.</param>
public sealed record WrittenKeyResult(Guid? Id, string Title, MeasureView? Measure);

/// <param name="Hints">About the objective first, then about each key result in order.</param>
public sealed record WritingAdvice(IReadOnlyList<WritingHintView> Hints);

/// <param name="Code">Such as <c>title-long</c> or <c>task-not-outcome</c>.</param>
/// <param name="KeyResult">The place of the key result that it is about, from 0; null = the objective.</param>
/// <param name="KeyResultId">Its id, where it has one.</param>
/// <param name="Word">What gave rise to it, as written; null where no word did.</param>
/// <param name="Count">How many key results, or characters, there are; null where nothing is counted.</param>
/// <param name="Limit">How many would pass.</param>
public sealed record WritingHintView(string Code, int? KeyResult, Guid? KeyResultId, string? Word, int? Count, int? Limit)
{
    internal static WritingHintView Of(WritingHint hint, IReadOnlyList<Guid?> keyResultIds) =>
        new(hint.Code, hint.KeyResult, hint.KeyResult is { } index ? keyResultIds[index] : null, hint.Word, hint.Count, hint.Limit);
}

public sealed class CheckWritingValidator : AbstractValidator<CheckWritingRequest>
{
    public CheckWritingValidator()
    {
        RuleFor(request => request.Title).AtMost(TextLimits.Name);
        RuleFor(request => request.KeyResults).Count(0, Objective.MaxKeyResults);
        RuleForEach(request => request.KeyResults).ChildRules(keyResult =>
        {
            keyResult.RuleFor(one => one.Title).AtMost(TextLimits.Name);
            keyResult.RuleFor(one => one.Measure!.Milestones).Count(0, Measure.MaxMilestones).When(one => one.Measure is not null);
        });
    }
}
