using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>
/// Turns scores into what one reader may see of them: KPIs and objectives of units outside the reader's access count in
/// the totals, without name and figure.
/// </summary>
public sealed class ScorecardViewBuilder(LoadedScorecards loaded, CurrentUser user)
{
    private readonly ScorecardScoring _scoring = loaded.Scoring.Scoring;
    private readonly ScoringFacts _facts = loaded.Scoring.Facts;

    public ScorecardView Build(Guid id)
    {
        var scorecard = loaded.All[id];
        var score = _scoring.Score(id, loaded.Period, loaded.Span);
        var organization = loaded.Scoring.Organization;
        List<ChildScorecard> children = [.. Children(scorecard.State).Select(Child)];
        return new ScorecardView(
            id,
            scorecard.Version,
            scorecard.State.UnitId,
            organization.NameOf(scorecard.State.UnitId),
            scorecard.State.FiscalYear,
            scorecard.State.Name,
            loaded.Scoring.Snapshot.AsOf,
            loaded.Period,
            loaded.Span,
            ScoreView.Of(score.Total, Hides),
            score.Structure.RollUp,
            [.. score.Perspectives.Select(Perspective)],
            score.Structure.Links,
            scorecard.State.Layout,
            children,
            children is []
                ? null
                : ScoreView.Of(_scoring.ScoreTogether(children.Select(child => child.ScorecardId), loaded.Period, loaded.Span, score.Structure.RollUp), Hides),
            score.Structure.From,
            [.. scorecard.State.Versions.Select(version => version.From)],
            Warnings(score),
            score.Structure.Objectives.SelectMany(objective => objective.Kpis).Count(placement => !MaySee(placement.KpiId)),
            user.May(Permission.EditScorecards, scorecard.State.UnitId));
    }

    private PerspectiveView Perspective(PerspectiveScore score) => new(
        score.Perspective.Id,
        score.Perspective.Kind,
        score.Perspective.Name,
        score.Perspective.Weight,
        ScoreView.Of(score.Total, Hides),
        [.. score.Objectives.Select(Objective)]);

    private ObjectiveView Objective(ObjectiveScore score)
    {
        var details = score.Objective.Details;
        return new ObjectiveView(
            score.Objective.Id,
            details.Name,
            details.Description,
            details.Theme,
            details.Weight,
            details.OwnerPersonId,
            ScoreView.Of(score.Total, Hides),
            [.. score.Kpis.Where(kpi => MaySee(kpi.Placement.KpiId)).Select(Placement)],
            [.. score.SupportedBy.Where(support => MaySeeScorecard(support.ScorecardId)).Select(SupportedBy)],
            [.. score.Objective.Supports.Select(Supports).OfType<SupportView>()]);
    }

    private PlacementView Placement(PlacementScore score)
    {
        var definition = score.Reading.Definition;
        return new PlacementView(
            score.Placement.KpiId,
            definition.Code,
            definition.Name,
            definition.UnitKind,
            definition.UnitSymbol,
            definition.Decimals,
            definition.Direction,
            score.Placement.Weight,
            KpiReadingView.Of(score.Reading, Hides),
            _scoring.Reader(score.Placement.KpiId)!.Sparkline(loaded.Period),
            _facts.Kpis[score.Placement.KpiId].ReplacedByKpiId,
            score.Counts);
    }

    private SupportView SupportedBy(SupportScore support)
    {
        var unitId = loaded.All[support.ScorecardId].State.UnitId;
        return new SupportView(
            support.ScorecardId, unitId, loaded.Scoring.Organization.NameOf(unitId), support.ObjectiveId, support.ObjectiveName, support.Weight, support.Score, support.Status);
    }

    private SupportView? Supports(ObjectiveSupport support)
    {
        if (!MaySeeScorecard(support.ScorecardId) || loaded.All[support.ScorecardId].State is not { } parent)
            return null;

        var name = parent.Versions.Select(version => version.Objective(support.ObjectiveId)).OfType<StrategicObjective>().LastOrDefault()?.Details.Name;
        return name is null
            ? null
            : new SupportView(
                support.ScorecardId, parent.UnitId, loaded.Scoring.Organization.NameOf(parent.UnitId), support.ObjectiveId, name, support.Weight, Score: null, ScoreStatus.NoData);
    }

    private IEnumerable<Stored<BalancedScorecard>> Children(BalancedScorecard scorecard) => loaded.Visible
        .Where(other => loaded.Scoring.Organization.Tree.Find(other.State.UnitId)?.ParentId == scorecard.UnitId)
        .OrderBy(other => loaded.Scoring.Organization.NameOf(other.State.UnitId), StringComparer.Ordinal);

    private ChildScorecard Child(Stored<BalancedScorecard> child)
    {
        var total = _scoring.Score(child.Id, loaded.Period, loaded.Span).Total;
        return new ChildScorecard(
            child.Id, child.State.UnitId, loaded.Scoring.Organization.NameOf(child.State.UnitId), total.Score, total.Coverage, total.Status);
    }

    private List<FocusWarning> Warnings(ScorecardScore score)
    {
        var supported = score.Perspectives
            .SelectMany(perspective => perspective.Objectives)
            .Where(objective => objective.SupportedBy.Any(support => support.Weight > 0))
            .Select(objective => objective.Objective.Id)
            .ToHashSet();
        return
        [
            .. Focus.Of(score.Structure, _facts.Kpis, supported.Contains, _facts.Rules.FocusLimit).Select(finding => FocusWarning.Of(
                finding,
                score.Structure.Objective(finding.SubjectId)?.Details.Name ?? score.Structure.Perspective(finding.SubjectId)?.Name ?? "")),
        ];
    }

    private bool Hides(ExplanationTerm term) => term.KpiId is { } kpiId && !MaySee(kpiId);

    private bool MaySee(Guid kpiId) =>
        loaded.Scoring.Kpis.TryGetValue(kpiId, out var kpi) && user.May(Permission.Read, kpi.State.Latest.OwnerUnitId);

    private bool MaySeeScorecard(Guid id) => loaded.All.TryGetValue(id, out var scorecard) && user.May(Permission.Read, scorecard.State.UnitId);
}
