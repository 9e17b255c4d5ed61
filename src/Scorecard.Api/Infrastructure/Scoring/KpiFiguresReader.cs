using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>
/// Every KPI and scorecard, with the values that figures and lines of twelve periods need: one round trip for KPIs measured monthly
/// or more often, one more for the long past of those measured less often and of what is computed over windows.
/// </summary>
public sealed class KpiFiguresReader(Reader reader, CurrentUser user, TimeProvider clock)
{
    private const int YearsOfMonths = 1;
    private const int YearsOfYears = 12;

    public Task<KpiFigures> ReadAsync(AsOfQuery query, CancellationToken ct) => ReadAsync(query, [], ct);

    /// <param name="also">Further kinds of which every state is needed.</param>
    public async Task<KpiFigures> ReadAsync(AsOfQuery query, IReadOnlyList<string> also, CancellationToken ct)
    {
        var calendar = user.Organization.Calendar;
        var asked = query.Date ?? Period.Containing(
            DateOnly.FromDateTime((query.KnownAtOrRefuse(clock.GetUtcNow()) ?? clock.GetUtcNow()).UtcDateTime), Frequency.Monthly, calendar);
        var from = asked.Previous.FirstDay(calendar).AddYears(-YearsOfMonths);
        var to = asked.Next.LastDay(calendar); // at the turn of a month the organization's day may be ahead
        var snapshot = await reader.ReadAsync(
            query, new Needs { AllOf = [Kpi.Category, BalancedScorecard.Category, .. also], AllValues = true, ValuesFrom = from, ValuesTo = to }, ct);
        var kpis = snapshot.Facts.All<Kpi>();
        List<Guid> seldom = [.. kpis.Where(kpi => kpi.State.Frequency > Frequency.Monthly).Select(kpi => kpi.Id)];
        var graph = new CalculationGraph(kpis.ToDictionary(kpi => kpi.Id, kpi => kpi.State));
        var slow = graph.AllInputsOf(seldom).Union(seldom).ToHashSet();
        var windows = graph.AllInputsOf(kpis.Where(kpi => kpi.State.IsCalculated).Select(kpi => kpi.Id)).Except(slow).ToHashSet();
        var reach = graph.ReachDays(kpis.Select(kpi => kpi.Id));
        var earlier = await Task.WhenAll(
            BeforeAsync(query, slow, from.AddYears(-YearsOfYears).AddDays(-reach), from, ct),
            BeforeAsync(query, windows, from.AddDays(-reach), from, ct));
        return new KpiFigures(
            snapshot, query.Date ?? snapshot.Organization.CurrentMonth, kpis, snapshot.Facts.Values.Concat(earlier.SelectMany(values => values)));
    }

    private async Task<IReadOnlyList<StoredValue>> BeforeAsync(
        AsOfQuery query, HashSet<Guid> kpiIds, DateOnly first, DateOnly end, CancellationToken ct) => kpiIds.Count == 0
        ? []
        : (await reader.ReadAsync(query, new Needs { ValuesOf = [.. kpiIds], ValuesFrom = first, ValuesTo = end.AddDays(-1) }, ct)).Facts.Values;
}

/// <summary>KPIs of one moment with their values, ready to be read for a business date.</summary>
public sealed class KpiFigures(Snapshot snapshot, Period date, IReadOnlyList<Stored<Kpi>> kpis, IEnumerable<StoredValue> values)
{
    private readonly SeriesBook _book = SeriesBooks.Of(snapshot.Organization, kpis, values);

    public Snapshot Snapshot => snapshot;

    /// <summary>The business date asked for, or the month it was.</summary>
    public Period Date => date;

    public IReadOnlyList<Stored<Kpi>> Kpis => kpis;

    public ValueSeries ValuesOf(Stored<Kpi> kpi) => _book.SeriesOf(kpi.Id);

    public KpiReader Reader(Stored<Kpi> kpi) => _book.ReaderOf(kpi.Id)!;
}
