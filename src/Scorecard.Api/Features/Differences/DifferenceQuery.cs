using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Differences;

/// <summary>Two moments, each with its two times. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="Date">Business date of the later side; the current month when absent.</param>
/// <param name="KnownAt">What the later side knows; everything when absent.</param>
/// <param name="FromDate">Business date of the side that it is compared with; the same one when absent.</param>
/// <param name="FromKnownAt">What the side that it is compared with knows; everything when absent.</param>
/// <param name="Span">The periods alone, or the fiscal year up to their end.</param>
public sealed record DifferenceQuery(
    [FromQuery(Name = "date")] Period? Date,
    [FromQuery(Name = "knownAt")] DateTimeOffset? KnownAt,
    [FromQuery(Name = "fromDate")] Period? FromDate,
    [FromQuery(Name = "fromKnownAt")] DateTimeOffset? FromKnownAt,
    [FromQuery(Name = "span")] Choice<Domain.Kpis.Span>? Span)
{
    public AsOfQuery To => new(Date, KnownAt, Span);

    public AsOfQuery From => new(FromDate ?? Date, FromKnownAt, Span) { KnownAtName = "fromKnownAt" };
}
