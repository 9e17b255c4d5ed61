using Microsoft.AspNetCore.Mvc;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Okrs;

/// <summary>The two times of a read of objectives. Take it with <c>[AsParameters]</c>.</summary>
/// <param name="Date">Business date: a period whose last day counts; today when absent or later.</param>
/// <param name="KnownAt">Only what was recorded at or before this moment counts; everything when absent.</param>
public sealed record OkrMoment(
    [FromQuery(Name = "date")] Period? Date,
    [FromQuery(Name = "knownAt")] DateTimeOffset? KnownAt)
{
    public AsOfQuery Query => new(Date, KnownAt, Span: null);
}
