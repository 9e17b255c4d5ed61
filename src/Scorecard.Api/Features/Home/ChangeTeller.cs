using Scorecard.Api.Infrastructure.History;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Home;

/// <summary>What an event says in one line: from which period it holds, and the target or figure where there is one.</summary>
internal static class ChangeTeller
{
    public static Told Tell(object change) => change switch
    {
        KpiDefinitionRevised revised => new Told(revised.From),
        KpiTargetsSet { Targets: [var only], Removed: [] } => new Told(only.From, After: only.Target),
        KpiTargetsSet set => new Told(set.Targets.Select(entry => entry.From).Concat(set.Removed).Min()),
        KpiRetired retired => new Told(retired.From),
        KpiReplaced replaced => new Told(replaced.From),
        PeriodCloseEvent close => new Told(close.Period),
        StructureChanged changed => new Told(changed.EffectiveFrom),
        _ => new Told(),
    };

    /// <summary>Of metrics and zones the figure, of milestones the share done, of what a KPI moves the confidence.</summary>
    public static Told Tell(CheckInEvent change, Measure measure) => change switch
    {
        CheckedIn checkedIn => new Told(After: FigureOf(checkedIn.CheckIn, measure)),
        CheckInCorrected corrected => new Told(Before: FigureOf(corrected.Before, measure), After: FigureOf(corrected.After, measure)),
        _ => new Told(),
    };

    private static decimal? FigureOf(CheckIn checkIn, Measure measure) => measure switch
    {
        { Kind: MeasureKind.Milestones, Milestones: { } milestones } =>
            checkIn.MilestonesDone is { } done ? KeyResultProgressRule.ShareDone(milestones, done) : null,
        { Kind: MeasureKind.Kpi } => checkIn.Confidence,
        _ => checkIn.Value,
    };
}
