using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.History;

namespace Scorecard.Api.Features.Differences;

/// <summary>A difference as a table: a line for each thing that differs and each of its causes.</summary>
internal static class DifferenceCsv
{
    private static readonly string[] Heading =
    [
        "level", "unit", "scorecard", "perspective", "objective", "code", "name", "change",
        "from_date", "from_known_at", "to_date", "to_known_at",
        "value_before", "value_after", "target_before", "target_after", "score_before", "score_after", "status_before", "status_after", "weight_before", "weight_after",
        "cause", "event", "event_period", "event_before", "event_after", "event_at", "event_by", "event_reason",
    ];

    public static CsvFile Of(string name, DifferenceView view) =>
        new($"{name} {view.From.Date} {view.To.Date}.csv", Heading, Lines(view));

    internal static RouteHandlerBuilder ProducesCsv(this RouteHandlerBuilder endpoint) =>
        endpoint.Streams().Produces(StatusCodes.Status200OK, contentType: CsvFile.ContentType);

    private static IEnumerable<CsvCell[]> Lines(DifferenceView view)
    {
        CsvCell[] moments = [view.From.Date, view.From.KnownAt, view.To.Date, view.To.KnownAt];
        foreach (var scorecard in view.Scorecards)
        {
            var perspectives = scorecard.Nodes.Where(node => node.Level is NodeLevel.Perspective).ToDictionary(node => node.Id, node => node.Name);
            foreach (var node in scorecard.Nodes)
                yield return [.. Of(scorecard, node, perspectives), .. moments, .. Figures(node), default, default, .. CauseCells(cause: null)];
            foreach (var change in scorecard.Structure)
            {
                foreach (var cause in Causes(change.Causes))
                    yield return [.. Of(scorecard, change), .. moments, default, default, default, default, default, default, default, default, .. Weights(change), .. CauseCells(cause)];
            }
        }

        foreach (var kpi in view.Kpis)
        {
            foreach (var cause in Causes(kpi.Causes))
                yield return [.. Of(kpi), .. moments, .. Figures(kpi), default, default, .. CauseCells(cause)];
        }

        foreach (var plan in view.Plans)
        {
            CsvCell[] of = ["reward-plan", plan.UnitName, default, default, default, default, plan.Name, Name(plan.Move), .. moments];
            foreach (var change in plan.Changes.DefaultIfEmpty())
                yield return [.. of, .. Enumerable.Repeat<CsvCell>(default, 10), change?.Subject, Name(change?.Aspect), default, change?.Before, change?.After, default, default, default];
            (string Event, int People)[] counts = [("participants-joined", plan.Joined), ("participants-left", plan.Left), ("participants-changed", plan.Changed)];
            foreach (var (told, people) in counts.Where(count => count.People > 0))
                yield return [.. of, .. Enumerable.Repeat<CsvCell>(default, 11), told, default, default, people, default, default, default];
        }
    }

    private static IEnumerable<DifferenceCause?> Causes(IReadOnlyList<DifferenceCause> causes) => causes.DefaultIfEmpty();

    private static CsvCell[] Of(ScorecardDifferenceView scorecard, NodeDifferenceView node, Dictionary<Guid, string> perspectives) =>
    [
        Name(node.Level),
        scorecard.UnitName,
        scorecard.Name,
        node.Level is NodeLevel.Perspective ? node.Name : node.PerspectiveId is { } id ? perspectives.GetValueOrDefault(id) : null,
        node.Level is NodeLevel.Objective ? node.Name : null,
        default,
        node.Name,
        Presence(node.Before, node.After),
    ];

    private static CsvCell[] Of(ScorecardDifferenceView scorecard, StructureDifference change) =>
    [
        Name(change.Subject.Thing),
        scorecard.UnitName,
        scorecard.Name,
        change.Perspective,
        change.Objective,
        default,
        change.Kpi ?? change.Other ?? change.Details.FirstOrDefault(detail => detail.Name == "name")?.After,
        Name(change.Kind),
    ];

    private static CsvCell[] Of(KpiDifferenceView kpi) =>
        ["kpi", kpi.UnitName, default, default, default, kpi.Code, kpi.Name, Presence(kpi.Before, kpi.After)];

    private static CsvCell[] Figures(NodeDifferenceView node) =>
    [
        default, default, default, default,
        node.Before?.Score, node.After?.Score,
        Name(node.Before?.Status), Name(node.After?.Status),
    ];

    private static CsvCell[] Figures(KpiDifferenceView kpi) =>
    [
        kpi.Before?.Value, kpi.After?.Value,
        kpi.Before?.Target, kpi.After?.Target,
        kpi.Before?.Score, kpi.After?.Score,
        Name(kpi.Before?.Status), Name(kpi.After?.Status),
    ];

    private static CsvCell[] Weights(StructureDifference change) =>
        change.Details.FirstOrDefault(detail => detail.Name == "weight") is { } weight ? [Number(weight.Before), Number(weight.After)] : [default, default];

    private static CsvCell[] CauseCells(DifferenceCause? cause) => cause?.Event is { } told
        ? [Name(cause.Kind), told.Kind, told.Period?.ToString(), told.Before, told.After, told.At, told.By?.Name, told.Reason]
        : [Name(cause?.Kind), default, default, default, default, default, default, default];

    private static CsvCell Number(string? text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : default(CsvCell);

    private static string Presence(object? before, object? after) => (before, after) switch
    {
        (null, _) => "added",
        (_, null) => "removed",
        _ => "changed",
    };

    /// <summary>As in JSON.</summary>
    private static string? Name<T>(T? name)
        where T : struct, Enum => name is { } known ? EnumNames.Of(known) : null;

    private static string Name<T>(T name)
        where T : struct, Enum => EnumNames.Of(name);
}
