using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Closing;

/// <summary>
/// Closes a month, quarter, half or year of a unit. Who closes names the missing values that were listed; one that is not named
/// refuses the close. Closed already, it changes nothing.
/// </summary>
public static class ClosePeriod
{
    public const int MaxMissing = 20_000;

    public static void Map(IEndpointRouteBuilder closing) => closing
        .MapPost("units/{id}/period-closes", Handle)
        .WithName("closePeriod")
        .WithSummary("Close a period of a unit")
        .RequirePermission(Permission.ClosePeriods)
        .Validate(new ClosePeriodValidator());

    private static async Task<Ok<PeriodCloseAccepted>> Handle(Guid id, ClosePeriodRequest request, PeriodCloser closer, CancellationToken ct) =>
        TypedResults.Ok(await closer.CloseAsync(
            id, request.Period, request.WithUnitsBelow, request.Missing.Select(one => new MissingValue(one.KpiId, one.Period)).ToHashSet(), ct));
}

/// <param name="Period">A month, quarter, half or year that has ended, not before the organization's first target or value.</param>
/// <param name="WithUnitsBelow">Also of every unit below.</param>
/// <param name="Missing">The missing values that were listed and are accepted as missing.</param>
public sealed record ClosePeriodRequest(Period Period, bool WithUnitsBelow, IReadOnlyList<MissingRef> Missing);

public sealed record MissingRef(Guid KpiId, Period Period);

public sealed class ClosePeriodValidator : AbstractValidator<ClosePeriodRequest>
{
    public ClosePeriodValidator() => RuleFor(request => request.Missing).Count(0, ClosePeriod.MaxMissing);
}
