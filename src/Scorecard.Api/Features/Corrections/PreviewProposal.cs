using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Rewards;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using RecordingSlice = Scorecard.Api.Features.Values.RecordValue;

namespace Scorecard.Api.Features.Corrections;

/// <summary>What a proposed correction would do to scores and pay as they are now. Refused with <c>correction.stale</c> when another value stands.</summary>
public static class PreviewProposal
{
    public static void Map(IEndpointRouteBuilder corrections) => corrections
        .MapGet("{id}/effects", Handle)
        .WithName("previewProposal")
        .WithSummary("What a proposed correction would do to scores and pay")
        .RequirePermission(Permission.Read);

    private static async Task<Results<Ok<CorrectionPreview>, ProblemHttpResult>> Handle(
        Guid id, CorrectionDesk desk, Reader reader, CorrectionEffects effects, PayEffects pay, CurrentUser user, CancellationToken ct)
    {
        var (correction, _) = await desk.FindAsync(id, ct);
        var proposal = correction.State.Proposal!;
        var needs = RecordingSlice.NeedsOf(proposal.KpiId, proposal.Period, user.Organization.Calendar);
        var read = await reader.ReadAsync(needs with { AllOf = [BalancedScorecard.Category, Kpi.Category, .. needs.AllOf] }, ct);
        var standing = RecordingSlice.StandingFor(proposal.Period, proposal.Segment, read.Facts, user.Organization);
        if (!correction.State.IsOpen)
            return Problems.From(CorrectionErrors.Decided);
        if (correction.State.IsStale(standing))
            return Problems.From(CorrectionErrors.Stale);

        var kpi = read.Facts.Find<Kpi>(proposal.KpiId)!.State;
        var decision = KpiValues.Record(kpi, standing, correction.State.Command() with { CommentLater = true }, user.Organization.Rules, RecordingTerms.Open, user.Organization.Today);
        if (decision.Error is { } error)
            return Problems.From(error);

        var after = decision.Events.Aggregate(standing, ValueRows.After);
        var kpis = read.Facts.All<Kpi>();
        var preview = await effects.OfAsync(proposal.KpiId, proposal.Period, proposal.Segment, after, kpis, read.Facts.All<BalancedScorecard>(), ct);
        var (paid, own) = await pay.OfAsync(
            proposal.Period,
            PayEffects.TouchedBy(proposal.KpiId, kpis),
            facts => CorrectionEffects.With(facts, proposal.KpiId, proposal.Period, proposal.Segment, after),
            ct);
        return TypedResults.Ok(preview with { Pay = paid, OwnPayPeriods = own });
    }
}
