using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>
/// Records, corrects, withdraws or comments the value of one KPI and period. The same again changes nothing, so it is safe to
/// repeat. Another value is a correction and needs a reason; the earlier one stays in the history.
/// </summary>
public static class RecordValue
{
    public static void Map(IEndpointRouteBuilder values) => values
        .MapPut("kpis/{id}/values/{period}", Handle)
        .WithName("recordValue")
        .WithSummary("Record the value of a KPI for a period")
        .RequirePermission(Permission.Read)
        .Validate(new RecordValueValidator());

    private static async Task<Results<Ok<ValueAccepted>, ProblemHttpResult>> Handle(
        Guid id, Period period, RecordValueRequest request, CommandRunner commands, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var organization = user.Organization;
        Kpi? kpi = null;
        RecordedValue? standing = null;
        RecordedValue? after = null;
        var outcome = await commands.RecordAsync<KpiValueEvent>(
            KpiValues.Category,
            id,
            NeedsOf(id, period, organization.Calendar),
            facts =>
            {
                kpi = user.RequireRecording(facts.Find<Kpi>(id));
                standing = StandingFor(period, facts, organization);
                var closed = new ClosedPeriods(facts, organization.Calendar);
                var decision = KpiValues.Record(
                    kpi, standing, request.For(period), organization.Rules, user.TermsOf(kpi, period, closed), organization.Today);
                after = decision.Events.Aggregate(standing, ValueRows.After);
                return new(decision, ValueRows.Rows(id, decision.Events, standing, organization.Calendar))
                {
                    Premises = [closed.PremiseOf(user.OrgId, kpi, period)],
                };
            },
            ct,
            request.Reason);

        switch (outcome)
        {
            case Outcome.Refused { Error: var error } when error == KpiValueErrors.Changed:
                return Problems.From(StatusCodes.Status409Conflict, error, new KeyValuePair<string, object?>("current", CurrentValue.Of(standing)));
            case Outcome.Refused { Error: var error }:
                return Problems.From(error);
            case Outcome.Done done when kpi is not null:
                after = done.Changed ? after! with { RecordedAt = done.RecordedAt } : after;
                return TypedResults.Ok(ValueAccepted.Of(id, period, kpi, after, done.Changed, organization));
            default: // an earlier call with this Idempotency-Key had recorded it
                var read = await reader.ReadAsync(NeedsOf(id, period, organization.Calendar), ct);
                kpi = user.RequireRecording(read.Facts.Find<Kpi>(id));
                return TypedResults.Ok(ValueAccepted.Of(id, period, kpi, StandingFor(period, read.Facts, organization), changed: true, organization));
        }
    }

    internal static Needs NeedsOf(Guid id, Period period, FiscalCalendar calendar)
    {
        var day = period.FirstDay(calendar);
        return new Needs { AllOf = [PeriodClose.Category], Some = [(Kpi.Category, id)], ValuesOf = [id], ValuesFrom = day, ValuesTo = day };
    }

    internal static RecordedValue? StandingFor(Period period, Facts facts, OrganizationContext organization) => facts.Values
        .Where(value => value.Segment.Length == 0)
        .Select(value => ValueRows.Standing(value, period.Frequency, organization.Calendar))
        .SingleOrDefault(value => value.Period == period);
}

/// <param name="Value">The figure; null when the parts of a ratio are given, or to take the value back.</param>
/// <param name="NotApplicable">There is nothing to measure in this period, and that is no gap.</param>
/// <param name="Comment">Required when the result is red.</param>
/// <param name="Reason">Required when a value stands already.</param>
/// <param name="ExpectedRevision">The revision the user was looking at, 0 for none; null = whatever stands.</param>
public sealed record RecordValueRequest(
    decimal? Value, decimal? Numerator, decimal? Denominator, bool NotApplicable, string? Comment, string? Reason, int? ExpectedRevision)
{
    internal Domain.Kpis.Values.RecordValue For(Period period) =>
        new(period, Value, Numerator, Denominator, NotApplicable, Comment, Reason, ExpectedRevision);
}

/// <param name="Revision">0 = no value, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="RecordedAt">When what stands now was recorded; null when nothing ever was.</param>
/// <param name="Changed">False when the same stood already.</param>
public sealed record ValueAccepted(Guid KpiId, Period Period, int Revision, DateTimeOffset? RecordedAt, bool Changed, KpiReadingView Reading)
{
    internal static ValueAccepted Of(Guid id, Period period, Kpi kpi, RecordedValue? standing, bool changed, OrganizationContext organization)
    {
        var series = standing is null ? ValueSeries.Empty : new ValueSeries([standing]);
        var reading = new KpiReader(id, kpi, series, organization.Rules, organization.Today).Read(period);
        return new(id, period, standing?.Revision ?? 0, standing?.RecordedAt, changed, KpiReadingView.Of(reading));
    }
}

/// <summary>What a conflict says stands now.</summary>
public sealed record CurrentValue(
    decimal? Value, decimal? Numerator, decimal? Denominator, bool NotApplicable, string? Comment, int Revision, DateTimeOffset? RecordedAt)
{
    internal static CurrentValue Of(RecordedValue? standing) => standing is null
        ? new(null, null, null, NotApplicable: false, Comment: null, Revision: 0, RecordedAt: null)
        : new(standing.Value, standing.Numerator, standing.Denominator, standing.NotApplicable, standing.Comment, standing.Revision, standing.RecordedAt);
}

public sealed class RecordValueValidator : AbstractValidator<RecordValueRequest>
{
    public RecordValueValidator()
    {
        RuleFor(request => request.Comment).AtMost(TextLimits.Description);
        RuleFor(request => request.Reason).AtMost(TextLimits.Reason);
        RuleFor(request => request.ExpectedRevision).Between(0, int.MaxValue);
    }
}
