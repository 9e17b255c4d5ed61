using Scorecard.Domain.Okrs;
using Scorecard.UnitTests.Strategy;

namespace Scorecard.UnitTests.Okrs;

public class CoverageTests
{
    private static readonly Guid Company = Okr.Numbered(0x51);

    private static readonly Guid Team = Okr.Numbered(0x52);

    private static readonly Guid Lost = Okr.Numbered(0x53);

    private static readonly Guid Unused = Okr.Numbered(0x54);

    private static readonly ObjectiveParent ToGrowth = new(ParentKind.StrategicObjective, CompanyScorecard.Growth, CompanyScorecard.Id);

    [Fact]
    public void Strategic_objectives_kpis_and_key_results_stand_side_by_side()
    {
        var report = Of(new()
        {
            [Company] = Okr.After(Okr.Drafted with { Parents = [ToGrowth] }, Okr.ChurnAdded),
            [Team] = Okr.After(Okr.Drafted with { Parents = [new(ParentKind.KeyResult, Okr.Churn, Company)] }, Driven(Okr.Launch, CompanyScorecard.Churn)),
        });

        var growth = report.Rows.Single(row => row.StrategicObjectiveId == CompanyScorecard.Growth);
        Assert.Equal([CompanyScorecard.Revenue], growth.KpiIds);
        Assert.Equal([Company], growth.ObjectiveIds);
        Assert.Equal([Team], growth.ThroughIds);
        Assert.Equal([new(Company, Okr.Churn, null), new(Team, Okr.Launch, CompanyScorecard.Churn)], growth.KeyResults);
    }

    [Fact]
    public void Whatever_hangs_in_the_air_is_named()
    {
        var report = Of(new()
        {
            [Company] = Okr.After(Okr.Drafted with { Parents = [ToGrowth] }, Driven(Okr.Churn, CompanyScorecard.Churn)),
            [Lost] = Okr.After(Okr.Drafted),
        });

        Assert.Equal(
            [
                new(OrphanKind.StrategicObjectiveWithoutMeasure, CompanyScorecard.Loyalty, CompanyScorecard.Id),
                new(OrphanKind.StrategicObjectiveWithoutObjective, CompanyScorecard.Loyalty, CompanyScorecard.Id),
                new(OrphanKind.KpiWithoutObjective, Unused),
                new(OrphanKind.ObjectiveWithoutKeyResult, Lost),
                new(OrphanKind.ObjectiveUnaligned, Lost),
            ],
            report.Orphans);
    }

    [Fact]
    public void Alignment_leads_through_other_cycles_but_not_through_what_is_archived()
    {
        Dictionary<Guid, Objective> objectives = new()
        {
            [Company] = Okr.After(Okr.Drafted with { Parents = [ToGrowth], CycleId = Okr.Numbered(0x99) }),
            [Team] = Okr.After(Okr.Drafted with { Parents = [new(ParentKind.Objective, Company, null)] }),
        };

        var growth = Of(objectives).Rows.Single(row => row.StrategicObjectiveId == CompanyScorecard.Growth);
        Assert.Empty(growth.ObjectiveIds);
        Assert.Equal([Team], growth.ThroughIds);

        objectives[Company] = objectives[Company] with { Archived = true };
        Assert.Empty(Of(objectives).Rows.Single(row => row.StrategicObjectiveId == CompanyScorecard.Growth).ThroughIds);
    }

    [Fact]
    public void A_circle_ends() => Assert.NotEmpty(Of(new()
    {
        [Company] = Okr.After(Okr.Drafted with { Parents = [new(ParentKind.Objective, Team, null)] }),
        [Team] = Okr.After(Okr.Drafted with { Parents = [new(ParentKind.Objective, Company, null)] }),
    }).Rows);

    [Fact]
    public void A_circle_and_a_chain_without_end_still_lead_to_the_strategy()
    {
        var ids = Enumerable.Range(0x1000, 60_000).Select(Okr.Numbered).ToList();
        var objectives = ids.Select((id, index) => (id, Objective: Okr.After(Okr.Drafted with
        {
            Parents = index == 0
                ? [new(ParentKind.Objective, ids[^1], null), ToGrowth]
                : [new(ParentKind.Objective, ids[index - 1], null)],
        })));

        var growth = Of(objectives.ToDictionary(one => one.id, one => one.Objective)).Rows.Single(row => row.StrategicObjectiveId == CompanyScorecard.Growth);

        Assert.Equal([ids[0]], growth.ObjectiveIds);
        Assert.Equal(ids[1..], growth.ThroughIds);
    }

    private static KeyResultAdded Driven(Guid id, Guid kpiId) => new(id, Okr.ChurnContent with { Measure = Measure.OfKpi(kpiId, 1m, 2m) });

    private static CoverageReport Of(Dictionary<Guid, Objective> objectives) => Coverage.Of(
        [(CompanyScorecard.Id, CompanyScorecard.After(new Domain.Strategy.KpiPlaced(CompanyScorecard.January, CompanyScorecard.Growth, CompanyScorecard.Revenue, 1m)).Versions[0])],
        objectives,
        (_, objective) => objective.CycleId == Okr.CycleId,
        [CompanyScorecard.Revenue, CompanyScorecard.Churn, Unused]);
}
