using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Values;

/// <summary>
/// Records, corrects, withdraws or comments the value of one KPI and period. The same again changes nothing, so it is safe to
/// repeat. Another value is a correction and needs a reason; the earlier one stays in the history. Where the organization has
/// corrections approved, it is proposed only.
/// </summary>
public static class RecordValue
{
    public static void Map(IEndpointRouteBuilder values) => values
        .MapPut("kpis/{id}/values/{period}", Handle)
        .WithName("recordValue")
        .WithSummary("Record the value of a KPI for a period")
        .RequirePermission(Permission.Read)
        .ForKeys(Permission.RecordValues)
        .Validate(new RecordValueValidator());

    private static async Task<Results<Ok<ValueAccepted>, ProblemHttpResult>> Handle(
        Guid id, Period period, RecordValueRequest request, CommandRunner commands, Reader reader, CorrectionDesk desk, CurrentUser user, CancellationToken ct)
    {
        var organization = user.Organization;
        var needs = NeedsOf(id, period, organization.Calendar);
        needs = organization.Settings.ApproveCorrections ? needs with { AllOf = [.. needs.AllOf, Correction.Category] } : needs;
        Stored<Kpi>? kpi = null;
        ValueSeries? values = null;
        RecordedValue? standing = null;
        RecordedValue? after = null;
        Proposing? proposing = null;
        var outcome = await commands.RecordAsync<KpiValueEvent>(
            KpiValues.Category,
            id,
            needs,
            facts =>
            {
                kpi = facts.Find<Kpi>(id);
                var state = user.RequireRecording(kpi);
                values = ValuesIn(facts, kpi!, organization);
                standing = StandingFor(period, request.Segment, facts, organization);
                var closed = new ClosedPeriods(facts, organization.Calendar);
                var decision = KpiValues.Record(
                    state, standing, request.For(period), organization.Rules, user.TermsOf(state, period, closed), organization.Today);
                IReadOnlyList<Premise> premises = [closed.PremiseOf(user.OrgId, state, period)];
                proposing = decision.Error == KpiValueErrors.ApprovalRequired
                    ? desk.Propose(id, standing!, request.For(period), new OpenCorrections(facts), premises)
                    : null;
                after = decision.Events.Aggregate(standing, ValueRows.After);
                return new(decision, ValueRows.Rows(id, decision.Events, standing, organization.Calendar)) { Premises = premises };
            },
            ct,
            request.Reason);

        switch (outcome)
        {
            case Outcome.Refused { Error: var error } when error == KpiValueErrors.Changed:
                return Problems.From(StatusCodes.Status409Conflict, error, new KeyValuePair<string, object?>("current", CurrentValue.Of(standing)));
            case Outcome.Refused when proposing is { Proposal: { } proposal }:
                return proposing.Append is null || await desk.RecordAsync(proposing.Append, ct)
                    ? TypedResults.Ok(ValueAccepted.Of(kpi!, values!, period, standing, changed: false, organization, proposal))
                    : Problems.From(CorrectionErrors.Pending);
            case Outcome.Refused { Error: var error }:
                return Problems.From(proposing?.Error ?? error);
            case Outcome.Done done when kpi is not null && values is not null:
                after = done.Changed ? after! with { RecordedAt = done.RecordedAt } : after;
                return TypedResults.Ok(ValueAccepted.Of(kpi, values.With(period, request.Segment, after), period, after, done.Changed, organization));
            default: // an earlier call with this Idempotency-Key had recorded it
                var read = await reader.ReadAsync(needs, ct);
                kpi = read.Facts.Find<Kpi>(id);
                user.RequireRecording(kpi);
                after = StandingFor(period, request.Segment, read.Facts, organization);
                var own = new OpenCorrections(read.Facts).Of(id, period, request.Segment) is { State.Proposal: { } open } waiting && open.ProposedBy == user.PersonId
                    ? new ProposedCorrection(waiting.Id, waiting.Version)
                    : null;
                return TypedResults.Ok(ValueAccepted.Of(kpi!, ValuesIn(read.Facts, kpi!, organization), period, after, changed: own is null, organization, own));
        }
    }

    internal static Needs NeedsOf(Guid id, Period period, FiscalCalendar calendar)
    {
        var day = period.FirstDay(calendar);
        return new Needs { AllOf = [PeriodClose.Category], Some = [(Kpi.Category, id)], ValuesOf = [id], ValuesFrom = day, ValuesTo = day };
    }

    internal static RecordedValue? StandingFor(Period period, SegmentKey? segment, Facts facts, OrganizationContext organization) => facts.Values
        .Select(value => ValueRows.Standing(value, period.Frequency, organization.Calendar))
        .SingleOrDefault(value => (value.Period, value.Segment) == (period, segment));

    private static ValueSeries ValuesIn(Facts facts, Stored<Kpi> kpi, OrganizationContext organization) =>
        new(facts.Values.Select(value => ValueRows.Standing(value, kpi.State.Frequency, organization.Calendar)));
}

/// <param name="Value">The figure; null when the parts of a ratio are given, or to take the value back.</param>
/// <param name="NotApplicable">There is nothing to measure in this period, and that is no gap.</param>
/// <param name="Comment">Required when the result is red.</param>
/// <param name="Reason">Required when a value stands already.</param>
/// <param name="ExpectedRevision">The revision the user was looking at, 0 for none; null = whatever stands.</param>
/// <param name="Segment">The member of a dimension whose value it is; null = the total.</param>
public sealed record RecordValueRequest(
    decimal? Value,
    decimal? Numerator = null,
    decimal? Denominator = null,
    bool NotApplicable = false,
    string? Comment = null,
    string? Reason = null,
    int? ExpectedRevision = null,
    SegmentKey? Segment = null)
{
    internal Domain.Kpis.Values.RecordValue For(Period period) =>
        new(period, Value, Numerator, Denominator, NotApplicable, Comment, Reason, ExpectedRevision, Segment);
}

/// <param name="Revision">0 = no value, 1 = as first recorded, 2 and more = corrected.</param>
/// <param name="RecordedAt">When what stands now was recorded; null when nothing ever was.</param>
/// <param name="Changed">False when the same stood already, and when it was only proposed.</param>
/// <param name="Reading">Of the total.</param>
/// <param name="Segment">Whose value it is; null = the total's.</param>
/// <param name="Proposal">The value needs an approval: nothing was recorded but this proposal; null = no approval was needed.</param>
public sealed record ValueAccepted(
    Guid KpiId,
    Period Period,
    int Revision,
    DateTimeOffset? RecordedAt,
    bool Changed,
    KpiReadingView Reading,
    SegmentKey? Segment,
    ProposedCorrection? Proposal)
{
    /// <param name="values">What stands for the period now.</param>
    /// <param name="standing">What stands for the total or segment it was about.</param>
    internal static ValueAccepted Of(
        Stored<Kpi> kpi, ValueSeries values, Period period, RecordedValue? standing, bool changed, OrganizationContext organization, ProposedCorrection? proposal = null)
    {
        var book = new SeriesBook(
            organization.Rules,
            organization.Today,
            new Dictionary<Guid, Kpi> { [kpi.Id] = kpi.State },
            new Dictionary<Guid, ValueSeries> { [kpi.Id] = values });
        var reading = book.ReaderOf(kpi.Id)!.Read(period);
        return new(
            kpi.Id, period, standing?.Revision ?? 0, standing?.RecordedAt, changed, KpiReadingView.Of(reading, _ => false), standing?.Segment, proposal);
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
