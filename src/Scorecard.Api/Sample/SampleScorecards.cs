using System.Globalization;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Sample;

/// <summary>
/// The scorecards: drawn up step by step for the first year, copied for the second, and one weight that changes in the
/// middle of it.
/// </summary>
internal sealed class SampleScorecards(
    IReadOnlyList<CardSpec> cards, IReadOnlyList<KpiSpec> kpis, SampleFoundation foundation, Func<string, Guid> headOf)
{
    private const string Company = "HQ";

    private static readonly DateOnly FirstDrawn = new(2024, 10, 21);
    private static readonly DateOnly SecondCopied = new(2025, 12, 16);
    private static readonly DateOnly Reweighted = new(2026, 6, 24);

    public IEnumerable<SampleStep> Steps() =>
    [
        .. cards.SelectMany((card, index) => Spread(FirstDrawn.AddDays(index), card, Drawn(card))),
        .. cards.SelectMany((card, index) => Spread(SecondCopied.AddDays(index is 0 ? 0 : 1), card, Copied(card))),
        .. Spread(Reweighted, cards[0], Reweigh(cards[0])),
    ];

    private IEnumerable<SampleStep> Spread(DateOnly day, CardSpec card, IEnumerable<Func<SampleDesk, CancellationToken, Task>> commands)
    {
        var start = SampleCalendar.During(day, card.Unit);
        return commands.Select((command, index) => new SampleStep(start.AddSeconds(35 * index), headOf(card.Unit), command));
    }

    private IEnumerable<Func<SampleDesk, CancellationToken, Task>> Drawn(CardSpec card)
    {
        var year = SampleCalendar.FiscalYears[0];
        var perspectives = new Queue<Guid>(card.Perspectives.Select(perspective => Perspective(card, year, perspective)));
        var template = StructureTemplates.Default("ko", perspectives.Dequeue);
        yield return (desk, ct) => CreateAsync(desk, card, year, template, ct);

        foreach (var perspective in card.Perspectives.Where(perspective => perspective.Weight != 25))
            yield return Change(card, year, state => state.RevisePerspective(Perspective(card, year, perspective), perspective.Name, perspective.Weight, null));

        foreach (var perspective in card.Perspectives)
        {
            foreach (var objective in perspective.Objectives)
            {
                var id = SampleIds.Objective(card.Unit, year, objective.Key);
                yield return Change(card, year, state => state.AddObjective(id, Perspective(card, year, perspective), Details(objective), null));
                foreach (var (kpi, weight) in objective.Kpis)
                    yield return Change(card, year, state => state.PlaceKpi(id, SampleIds.Kpi(kpi), weight, null));
            }
        }

        foreach (var (cause, effect) in card.Links)
            yield return Change(card, year, state => state.Link(Objective(card, year, cause), Objective(card, year, effect), null));

        foreach (var support in card.Supports)
            yield return Support(card, year, support);
    }

    private IEnumerable<Func<SampleDesk, CancellationToken, Task>> Copied(CardSpec card)
    {
        var (before, year) = (SampleCalendar.FiscalYears[0], SampleCalendar.FiscalYears[1]);
        yield return (desk, ct) => CopyAsync(desk, card, before, year, ct);

        foreach (var objective in card.Perspectives.SelectMany(perspective => perspective.Objectives))
        {
            foreach (var replaced in kpis.Where(kpi => kpi.Replacement is not null && objective.Kpis.ContainsKey(kpi.Code)))
            {
                var id = Objective(card, year, objective.Key);
                var (old, successor, weight) = (SampleIds.Kpi(replaced.Code), SampleIds.Kpi(replaced.Replacement!.By), objective.Kpis[replaced.Code]);
                yield return Change(card, year, state => state.RemoveKpi(id, old, null));
                yield return Change(card, year, state => state.PlaceKpi(id, successor, weight, null));
            }
        }

        foreach (var support in card.Supports)
            yield return Support(card, year, support);
    }

    /// <summary>From July on the customer counts more than the finances.</summary>
    private static IEnumerable<Func<SampleDesk, CancellationToken, Task>> Reweigh(CardSpec card)
    {
        var july = Period.Month(SampleCalendar.FiscalYears[1], 7);
        foreach (var (kind, weight) in new[] { (PerspectiveKind.Customer, 35m), (PerspectiveKind.Financial, 30m) })
        {
            var perspective = card.Perspectives.First(other => other.Kind == kind);
            yield return Change(card, SampleCalendar.FiscalYears[1], state =>
                state.RevisePerspective(Perspective(card, SampleCalendar.FiscalYears[1], perspective), perspective.Name, weight, july));
        }
    }

    private static Task CreateAsync(SampleDesk desk, CardSpec card, int year, StructureTemplate template, CancellationToken ct) =>
        desk.CreateAsync<BalancedScorecard, ScorecardEvent>(
            SampleIds.Scorecard(card.Unit, year),
            Needs.Nothing,
            (state, _) => state.Create(SampleIds.Unit(card.Unit), year, NameOf(card, year), FiscalCalendar.CalendarYear, template),
            ct);

    private static Task CopyAsync(SampleDesk desk, CardSpec card, int from, int year, CancellationToken ct)
    {
        var source = SampleIds.Scorecard(card.Unit, from);
        var ids = new Queue<Guid>(
        [
            .. card.Perspectives.SelectMany(perspective => perspective.Objectives).Select(objective => Objective(card, year, objective.Key)),
            .. card.Perspectives.Select(perspective => Perspective(card, year, perspective)),
        ]);
        return desk.CreateAsync<BalancedScorecard, ScorecardEvent>(
            SampleIds.Scorecard(card.Unit, year),
            new Needs { Some = [(BalancedScorecard.Category, source)] },
            (state, facts) => state.Create(
                SampleIds.Unit(card.Unit),
                year,
                NameOf(card, year),
                FiscalCalendar.CalendarYear,
                StructureTemplates.CopyOf(facts.Find<BalancedScorecard>(source)!.State.Versions[^1], ids.Dequeue)),
            ct);
    }

    private Func<SampleDesk, CancellationToken, Task> Support(CardSpec card, int year, SupportSpec support)
    {
        var parent = SampleIds.Scorecard(Company, year);
        return (desk, ct) => desk.ChangeAsync<BalancedScorecard, ScorecardEvent>(
            SampleIds.Scorecard(card.Unit, year),
            new Needs { Some = [(BalancedScorecard.Category, parent)] },
            (state, facts) => state.Support(
                Objective(card, year, support.Objective),
                parent,
                facts.Find<BalancedScorecard>(parent)!.State,
                SampleIds.Objective(Company, year, support.Parent),
                foundation.Above(card.Unit),
                support.Weight,
                effectiveFrom: null),
            ct);
    }

    private static Func<SampleDesk, CancellationToken, Task> Change(
        CardSpec card, int year, Func<BalancedScorecard, Decision<ScorecardEvent>> decide) =>
        (desk, ct) => desk.ChangeAsync(SampleIds.Scorecard(card.Unit, year), decide, ct);

    private static ObjectiveDetails Details(ObjectiveSpec objective) =>
        new(objective.Name, objective.Description, objective.Theme, objective.Weight, SampleIds.Person(objective.Owner));

    private static Guid Objective(CardSpec card, int year, string key) => SampleIds.Objective(card.Unit, year, key);

    private static Guid Perspective(CardSpec card, int year, PerspectiveSpec perspective) =>
        SampleIds.Of($"perspective/{card.Unit}/{year}/{perspective.Key}");

    private static string NameOf(CardSpec card, int year) => card.Names[year.ToString(CultureInfo.InvariantCulture)];
}
