using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Closing;

/// <summary>Opens a closed month, quarter, half or year of a unit again, for a reason. Open already, it changes nothing.</summary>
public static class ReopenPeriod
{
    public static void Map(IEndpointRouteBuilder closing) => closing
        .MapPost("units/{id}/period-reopenings", Handle)
        .WithName("reopenPeriod")
        .WithSummary("Reopen a period of a unit")
        .RequirePermission(Permission.ClosePeriods)
        .Validate(new ReopenPeriodValidator());

    private static async Task<Ok<PeriodCloseAccepted>> Handle(Guid id, ReopenPeriodRequest request, PeriodCloser closer, CancellationToken ct) =>
        TypedResults.Ok(await closer.ReopenAsync(id, request.Period, request.WithUnitsBelow, request.Reason, ct));
}

/// <param name="WithUnitsBelow">Also of every unit below.</param>
public sealed record ReopenPeriodRequest(Period Period, bool WithUnitsBelow, string Reason);

public sealed class ReopenPeriodValidator : AbstractValidator<ReopenPeriodRequest>
{
    public ReopenPeriodValidator() => RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
}
