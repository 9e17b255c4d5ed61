using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Kpis;

/// <summary>KPIs as tests want them, defined over HTTP or, where HTTP is not what is tested, by the write path alone.</summary>
internal static class KpiScenarios
{
    public static Period At(string key) => Period.Parse(key).Required;

    /// <summary>A monthly KPI that adds up and should rise, with everything that SMART asks for but an objective.</summary>
    public static KpiDefinition Definition(
        Guid ownerUnitId, Guid? ownerPersonId = null, string? code = null, Aggregation aggregation = Aggregation.Sum, Frequency frequency = Frequency.Monthly) => new(
        code ?? $"kpi-{Guid.CreateVersion7():N}",
        "Revenue",
        Description: null,
        UnitKind.Currency,
        UnitSymbol: "KRW",
        Decimals: 0,
        Direction.Increase,
        KpiLevel.Strategic,
        KpiTiming.Lagging,
        KpiHorizon.Short,
        KpiNature.Quantitative,
        Category: null,
        PerspectiveKind.Financial,
        frequency,
        aggregation,
        RatioFactor: null,
        ownerUnitId,
        ownerPersonId,
        DataSource: "ERP",
        DataPath: null,
        Formula: null,
        Baseline: null,
        Benchmark: null,
        BenchmarkSource: null,
        ParentKpiId: null,
        ScaleSettings.Default);

    public static TargetEntry Target(string from, decimal? target, decimal? floor = null, decimal? stretch = null) => new(At(from), target, floor, stretch);

    /// <summary>A draft, version 1 or (with targets) 2.</summary>
    public static async Task<Guid> DefineAsync(this HttpClient http, KpiDefinition definition, params TargetEntry[] targets)
    {
        var id = Guid.CreateVersion7();
        await (await http.PutAsync($"/api/v1/kpis/{id}", new DefineKpiRequest(definition, targets))).ReadAsync<CommandAccepted>();
        return id;
    }

    /// <summary>Puts a KPI into use whether or not it is SMART, for tests about something else.</summary>
    public static Task ActivateAsync(this ApiFixture api, Guid kpiId, int version) =>
        api.RunAsync(commands => commands.ChangeAsync<Kpi, KpiEvent>(kpiId, version, _ => [new KpiActivated()], default));

    /// <summary>An active KPI with one target from January 2026.</summary>
    public static async Task<Guid> ActiveAsync(this ApiFixture api, Guid unitId, Guid? ownerPersonId = null, decimal target = 100m, KpiDefinition? definition = null)
    {
        var id = Guid.CreateVersion7();
        await api.RunAsync(commands => commands.CreateAsync<Kpi, KpiEvent>(
            id,
            _ => [new KpiDefined(definition ?? Definition(unitId, ownerPersonId)), new KpiTargetsSet([Target("2026-01", target)], []), new KpiActivated()],
            default));
        return id;
    }

    /// <summary>What the log says about a KPI's values: period, figure, reason.</summary>
    public static async Task<IEnumerable<string>> ReasonsAsync(this ApiFixture api, Guid kpiId)
    {
        var events = await api.Services.GetRequiredService<PostgresEventStore>().ReadStreamAsync(new StreamId(api.OrgId, KpiValues.Category, kpiId));
        return events.Select(recorded => recorded.Change switch
        {
            KpiValueRecorded first => $"{first.Period} {first.Value} {recorded.Reason}".TrimEnd(),
            KpiValueCorrected corrected => $"{corrected.Period} {corrected.Value} {recorded.Reason}".TrimEnd(),
            _ => recorded.Type,
        });
    }

    /// <summary>A scorecard of 2026 with one objective under which the KPIs stand, each with the same weight.</summary>
    public static async Task<(Guid ScorecardId, Guid ObjectiveId)> ScorecardAsync(
        this ApiFixture api, Guid unit, IReadOnlyList<Guid> kpiIds, IReadOnlyList<ObjectiveSupport>? supports = null)
    {
        var (id, objectiveId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await api.RunAsync(commands => commands.CreateAsync<BalancedScorecard, ScorecardEvent>(
            id,
            _ => [new ScorecardCreated(
                unit,
                2026,
                $"Scorecard of {unit}",
                At("2026-01"),
                [new Perspective(Guid.CreateVersion7(), PerspectiveKind.Financial, "Financial", 1, [new StrategicObjective(
                    objectiveId, new ObjectiveDetails("Grow", null, null, 1, null), [.. kpiIds.Select(kpiId => new KpiPlacement(kpiId, 1))], supports ?? [])])],
                [],
                RollUpSettings.Default)],
            default));
        return (id, objectiveId);
    }

    /// <summary>Records a value and expects it to be accepted.</summary>
    public static async Task<ValueAccepted> RecordAsync(
        this HttpClient http, Guid kpiId, string period, decimal value, string? reason = null, string? comment = null) =>
        await (await http.PutAsync(
            $"/api/v1/kpis/{kpiId}/values/{period}",
            new RecordValueRequest(value, Numerator: null, Denominator: null, NotApplicable: false, comment, reason, ExpectedRevision: null))).ReadAsync<ValueAccepted>();
}
