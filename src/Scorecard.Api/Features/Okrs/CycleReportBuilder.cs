using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <summary>From the objectives of a cycle to its report.</summary>
/// <param name="cycle">The one reported on.</param>
/// <param name="objectives">Its objectives that the reader may see, not archived, in the order of the unit tree from the top.</param>
public sealed class CycleReportBuilder(OkrBook book, Stored<Cycle> cycle, IReadOnlyList<Stored<Objective>> objectives)
{
    private readonly OkrStates _states = book.States;

    public CycleReportView Build()
    {
        var report = CycleReport.Of(objectives.Select(objective => objective.State));
        var carried = _states.Visible
            .Where(objective => objective.State is { CarriedFrom: not null, Archived: false })
            .ToLookup(objective => objective.State.CarriedFrom!.Value, objective => objective.Id);
        return new CycleReportView(
            _states.Snapshot.AsOf,
            AlignmentCycle.Of(cycle, _states.Day),
            report.Figures,
            [
                .. report.Units
                    .OrderBy(unit => _states.OrderOf(unit.UnitId))
                    .Select(unit => new CycleUnitLine(unit.UnitId, NameOf(unit.UnitId), unit.Figures)),
            ],
            [.. report.Hints.Select(hint => new CycleHintView(hint.Code, hint.UnitId, hint.UnitId is { } unit ? NameOf(unit) : null, hint.Mean, hint.Scored))],
            [.. objectives.Select(objective => LineOf(objective, [.. carried[objective.Id]]))],
            [
                .. objectives.SelectMany(objective => (objective.State.Review?.Learnings ?? []).Select(answer => new CycleLearning(
                    objective.Id,
                    objective.State.Content.Title,
                    objective.State.Content.UnitId,
                    NameOf(objective.State.Content.UnitId),
                    answer.Question,
                    answer.Text))),
            ]);
    }

    private CycleObjectiveLine LineOf(Stored<Objective> objective, IReadOnlyList<Guid> carriedTo)
    {
        var (content, score) = (objective.State.Content, CycleReport.ScoreOf(objective.State));
        return new(
            objective.Id,
            content.Title,
            content.UnitId,
            NameOf(content.UnitId),
            book.NameOf(content.OwnerPersonId),
            content.Ambition,
            objective.State.Stage,
            score,
            score is { } given ? OkrScore.Band(given) : null,
            OkrScore.Expected(content.Ambition),
            objective.State.Review?.Outcome,
            book.ReadingOf(objective).Progress,
            objective.State.LiveKeyResults.Count(),
            carriedTo);
    }

    private string NameOf(Guid unitId) => _states.Organization.NameOf(unitId);
}
