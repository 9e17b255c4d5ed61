using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Values;

/// <summary>
/// What a value would do to every score it counts in, and to pay, before it is recorded: for whoever may record it, and for whoever sees the
/// pay that rests on the KPI. Writes nothing.
/// </summary>
public static class PreviewCorrection
{
    /// <summary>Stands in for the reason and the comment that are asked for beside the preview.</summary>
    private const string Later = "…";

    public static void Map(IEndpointRouteBuilder values) => values
        .MapPost("kpis/{id}/values/{period}/correction-previews", Handle)
        .WithName("previewCorrection")
        .WithSummary("What a value would do to scores and pay")
        .RequirePermission(Permission.Read)
        .NotForKeys()
        .Validate(new RecordValueValidator());

    private static async Task<Results<Ok<CorrectionPreview>, ProblemHttpResult>> Handle(
        Guid id, Period period, RecordValueRequest request, Reader reader, CorrectionEffects effects, PayEffects pay, CurrentUser user, CancellationToken ct)
    {
        var organization = user.Organization;
        var needs = RecordValue.NeedsOf(id, period, organization.Calendar) with { AllOf = [Kpi.Category, BalancedScorecard.Category, PeriodClose.Category] };
        var read = await reader.ReadAsync(needs, ct);
        var kpis = read.Facts.All<Kpi>();
        var touched = PayEffects.TouchedBy(id, kpis);
        var found = read.Facts.Find<Kpi>(id);
        var onlySeesPay = user.RecordingRefusal(found) == Problems.Forbidden && await pay.IsSeenAsync(touched, ct);
        var kpi = onlySeesPay ? found!.State : user.RequireRecording(found);
        var standing = RecordValue.StandingFor(period, request.Segment, read.Facts, organization);
        var command = request.For(period) with { Reason = Later, Comment = request.Comment ?? Later, ExpectedRevision = null };
        var terms = onlySeesPay
            ? RecordingTerms.Open
            : user.TermsOf(kpi, period, new ClosedPeriods(read.Facts, organization.Calendar)) with { NeedsApproval = false };
        var decision = KpiValues.Record(kpi, standing, command, organization.Rules, terms, organization.Today);
        if (decision.Error is { } error)
            return Problems.From(error);

        var after = decision.Events.Aggregate(standing, ValueRows.After);
        var preview = await effects.OfAsync(id, period, request.Segment, after, kpis, read.Facts.All<BalancedScorecard>(), ct);
        var (paid, own) = await pay.OfAsync(period, touched, facts => CorrectionEffects.With(facts, id, period, request.Segment, after), ct);
        return TypedResults.Ok(preview with { Pay = paid, OwnPayPeriods = own });
    }
}

/// <param name="Segment">Whose value it is; null = the total's.</param>
/// <param name="Before">Of the total.</param>
/// <param name="After">Of the total.</param>
/// <param name="Effects">Every score that changes, of scorecards the reader may see: those of the value's own period, its quarter and its year.</param>
/// <param name="Calculated">Every KPI computed from this one whose value of the same period changes.</param>
/// <param name="Pay">Released pay that changes, of plans whose pay the reader may see.</param>
/// <param name="OwnPayPeriods">Of how many periods the reader's own released pay changes.</param>
public sealed record CorrectionPreview(
    Guid KpiId,
    Period Period,
    SegmentKey? Segment,
    KpiReadingView Before,
    KpiReadingView After,
    IReadOnlyList<ScoreEffect> Effects,
    IReadOnlyList<CalculatedEffect> Calculated,
    IReadOnlyList<PayEffect> Pay,
    int OwnPayPeriods);

/// <summary>A KPI whose computed value changes with its input; as far as the reader may see it.</summary>
/// <param name="Period">Of its own frequency: the one that the value lies in.</param>
public sealed record CalculatedEffect(
    Guid KpiId, string Code, string Name, UnitKind UnitKind, string? UnitSymbol, int Decimals, Period Period, decimal? ValueBefore, decimal? ValueAfter);

public enum EffectLevel
{
    Kpi,
    Objective,
    Perspective,
    Scorecard,
}

/// <param name="Id">Of the KPI, objective, perspective or scorecard.</param>
public sealed record ScoreEffect(
    Guid ScorecardId,
    string ScorecardName,
    EffectLevel Level,
    Guid Id,
    string Name,
    Period Period,
    decimal? ScoreBefore,
    decimal? ScoreAfter,
    ScoreStatus StatusBefore,
    ScoreStatus StatusAfter);
