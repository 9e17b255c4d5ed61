using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Turns readings into what one reader may see of them.</summary>
public sealed class OkrViews(OkrBook book)
{
    private readonly OkrStates _states = book.States;

    public OkrObjectiveItem Item(Stored<Objective> objective)
    {
        var (state, content) = (objective.State, objective.State.Content);
        var isOver = _states.HasClosedSince(objective);
        return new OkrObjectiveItem(
            objective.Id,
            objective.Version,
            state.CycleId,
            content.Title,
            content.Ambition,
            content.UnitId,
            _states.Organization.NameOf(content.UnitId),
            book.NameOf(content.OwnerPersonId),
            content.Private,
            state.Stage,
            state.Archived,
            content.Weight,
            Reading(objective),
            [.. state.KeyResults.OrderBy(keyResult => keyResult.Archived).Select(keyResult => KeyResult(objective, keyResult))],
            [.. state.Parents.Select(Parent).OfType<ParentRef>()],
            _states.ChildrenOf(objective.Id).Count(),
            !isOver && book.Access.MayEdit(state),
            !isOver && book.Access.MayAgree(state),
            !isOver && book.Access.MayArchive(state),
            !isOver && book.Access.MayAgree(state));
    }

    public ObjectiveReadingView Reading(Stored<Objective> objective)
    {
        var reading = book.ReadingOf(objective);
        return new ObjectiveReadingView(
            reading.Progress,
            reading.Confidence,
            reading.Pace,
            reading.Score,
            reading.Score is { } score ? OkrScore.Band(score) : null,
            reading.Status,
            reading.Explain(),
            reading.Unknown);
    }

    public KeyResultView KeyResult(Stored<Objective> objective, KeyResult keyResult)
    {
        var (content, reading) = (keyResult.Content, book.ReadingOf(objective, keyResult));
        var kpi = content.Measure.KpiId is { } kpiId && book.KpiOf(kpiId) is { } state ? new KeyResultKpi(kpiId, state.Latest.Code, state.Latest.Name) : null;
        var kpiHidden = content.Measure.KpiId is not null && kpi is null;
        return new KeyResultView(
            keyResult.Id,
            content.Title,
            content.Description,
            MeasureView.Of(content.Measure, kpiHidden),
            content.Weight,
            book.NameOf(content.OwnerPersonId),
            keyResult.Archived,
            new KeyResultReadingView(
                reading.Current,
                reading.Progress,
                reading.Clamped,
                reading.BelowStart,
                reading.Confidence,
                reading.LastCheckInOn,
                reading.DueOn,
                reading.Status,
                kpiHidden ? WithoutKpi(reading.Explain()) : reading.Explain()),
            book.LatestOf(keyResult.Id) is { } latest ? CheckIn(latest) : null,
            book.VersionOf(keyResult.Id),
            kpi,
            kpiHidden,
            keyResult.Score,
            book.MayCheckIn(objective, keyResult));
    }

    public CheckInView CheckIn(CheckIn checkIn) => new(
        checkIn.Id,
        checkIn.Date,
        book.NameOf(checkIn.By),
        checkIn.Value,
        checkIn.MilestonesDone ?? [],
        checkIn.Confidence,
        checkIn.Note,
        checkIn.Blocker,
        book.NameOf(checkIn.BlockerOwnerId),
        checkIn.NextSteps,
        checkIn.Corrected);

    /// <summary>Null for a private objective of others, which is not even told to be hidden.</summary>
    public ParentRef? Parent(ObjectiveParent parent)
    {
        if (parent.Kind is ParentKind.StrategicObjective)
        {
            return book.StrategicObjectiveOf(parent.WithinId!.Value, parent.Id) is { } strategic
                ? new(parent.Kind, parent.Id, parent.WithinId, strategic.Objective.Details.Name, Hidden: false)
                : Hidden(parent.Kind);
        }

        if (OkrParents.ObjectiveOf(parent, _states.All) is not { } objective || !_states.MaySee(objective))
            return _states.IsPrivate(OkrParents.ObjectiveIdOf(parent)) ? null : Hidden(parent.Kind);

        var title = parent.Kind is ParentKind.KeyResult
            ? objective.State.KeyResult(parent.Id)!.Content.Title
            : objective.State.Content.Title;
        return new(parent.Kind, parent.Id, parent.WithinId, title, Hidden: false);
    }

    private static ParentRef Hidden(ParentKind kind) => new(kind, Id: null, WithinId: null, Title: null, Hidden: true);

    private static Explanation WithoutKpi(Explanation explanation) =>
        explanation with { Terms = [.. explanation.Terms.Select(term => term.KpiId is null ? term : term with { KpiId = null, Label = null })] };
}
