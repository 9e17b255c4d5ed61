using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Infrastructure.Reads;

/// <summary>The two times of every read. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="Date">Business date: the period whose figures are asked for; the current month when absent.</param>
/// <param name="KnownAt">Only what was recorded at or before this moment counts; everything when absent.</param>
/// <param name="Span">The period alone, or the fiscal year up to its end.</param>
public sealed record AsOfQuery(
    [FromQuery(Name = "date")] Period? Date,
    [FromQuery(Name = "knownAt")] DateTimeOffset? KnownAt,
    [FromQuery(Name = "span")] Choice<Domain.Kpis.Span>? Span)
{
    /// <summary>A caller's clock may be ahead of ours by this much; further ahead is a mistake that should be seen.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    public static AsOfQuery Now { get; } = new(Date: null, KnownAt: null, Span: null);

    /// <summary>What a refusal calls the moment, where an answer takes two.</summary>
    internal string KnownAtName { get; init; } = "knownAt";

    public Domain.Kpis.Span SpanOrPeriod => Span?.Value ?? Domain.Kpis.Span.Period;

    /// <summary>
    /// 400 <c>in_the_future</c> for a moment that nothing can be known at yet, <c>before_the_organization</c> for one before all periods.
    /// </summary>
    public DateTimeOffset? KnownAtOrRefuse(DateTimeOffset now)
    {
        if (KnownAt > now + ClockSkew)
            throw RefusedException.Field(KnownAtName, "in_the_future");
        if (KnownAt?.UtcDateTime.Year < Period.FirstYear)
            throw RefusedException.Field(KnownAtName, "before_the_organization");

        return KnownAt?.ToUniversalTime();
    }
}

/// <summary>What an answer was computed for.</summary>
/// <param name="Date">The period's key.</param>
/// <param name="IsPast">A moment of knowledge was asked for; false = everything known by now.</param>
[ContractName("AsOf")]
public sealed record AsOfView(string Date, DateTimeOffset KnownAt, bool IsPast);
