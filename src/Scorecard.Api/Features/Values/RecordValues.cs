using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>Records many values, line by line or all or none; every line has its own outcome.</summary>
public static class RecordValues
{
    public const int MaxLines = 5_000;

    private const long MaxBytes = 16 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder values) => values
        .MapPost("values", Handle)
        .WithName("recordValues")
        .WithSummary("Record many values")
        .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
        .RequirePermission(Permission.Read)
        .ForKeys(Permission.RecordValues)
        .Validate(new RecordValuesValidator());

    private static async Task<Ok<ValuesAccepted>> Handle(RecordValuesRequest request, ValueBatch batch, CancellationToken ct) =>
        TypedResults.Ok(await batch.RecordAsync(request, ct));
}

/// <param name="Values">At most 5,000 lines, carried out in their order.</param>
/// <param name="Atomic">All lines or none: one refused line refuses all of them.</param>
/// <param name="Reason">For the lines that give none of their own.</param>
public sealed record RecordValuesRequest(IReadOnlyList<ValueLine> Values, bool Atomic, string? Reason);

/// <inheritdoc cref="RecordValueRequest"/>
public sealed record ValueLine(
    Guid KpiId,
    Period Period,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    string? Reason,
    int? ExpectedRevision,
    SegmentKey? Segment = null)
{
    internal Domain.Kpis.Values.RecordValue With(string? reason) =>
        new(Period, Value, Numerator, Denominator, NotApplicable, Comment, reason, ExpectedRevision, Segment);
}

public enum LineOutcome
{
    /// <summary>The first figure of its period, a comment, or a period marked as not applicable.</summary>
    Recorded,

    /// <summary>Another figure than the one that stood.</summary>
    Corrected,

    /// <summary>The same stood already.</summary>
    Unchanged,

    /// <summary>Another figure than the one that stands: it waits for an approval.</summary>
    Proposed,

    Refused,
}

/// <param name="Index">The line's place in the request, from 0.</param>
/// <param name="Revision">What stands after it; null when refused.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">The code's meaning, for developers, in English.</param>
public sealed record ValueLineOutcome(int Index, LineOutcome Outcome, int? Revision, string? Code, string? Detail)
{
    internal static ValueLineOutcome Refused(int index, DomainError error) => new(index, LineOutcome.Refused, Revision: null, error.Code, error.Message);
}

public sealed record ValuesAccepted(int Recorded, int Corrected, int Unchanged, int Proposed, int Refused, IReadOnlyList<ValueLineOutcome> Lines)
{
    internal static ValuesAccepted Of(IReadOnlyList<ValueLineOutcome> lines)
    {
        int Count(LineOutcome outcome) => lines.Count(line => line.Outcome == outcome);
        return new(Count(LineOutcome.Recorded), Count(LineOutcome.Corrected), Count(LineOutcome.Unchanged), Count(LineOutcome.Proposed), Count(LineOutcome.Refused), lines);
    }
}

public sealed class RecordValuesValidator : AbstractValidator<RecordValuesRequest>
{
    public RecordValuesValidator()
    {
        RuleFor(request => request.Values).Count(1, RecordValues.MaxLines);
        RuleForEach(request => request.Values).SetValidator(new ValueLineValidator()).When(request => request.Values.Count <= RecordValues.MaxLines);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
    }

    private sealed class ValueLineValidator : AbstractValidator<ValueLine>
    {
        public ValueLineValidator()
        {
            RuleFor(line => line.Comment).AtMost(TextLimits.Description);
            RuleFor(line => line.Reason).AtMost(TextLimits.Reason);
            RuleFor(line => line.ExpectedRevision).Between(0, int.MaxValue);
        }
    }
}
