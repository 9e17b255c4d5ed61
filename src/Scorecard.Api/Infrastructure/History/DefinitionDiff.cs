using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Segments;

namespace Scorecard.Api.Infrastructure.History;

/// <summary>What differs between two definitions, field by field under the names of the contract; people and units by name.</summary>
internal static class DefinitionDiff
{
    private const string SegmentsField = "segments";
    private const string CalculationField = "calculation";

    public static IReadOnlyList<TimelineDetail> Of(
        KpiDefinition before, KpiDefinition after, IReadOnlyDictionary<Guid, PersonData> people, OrganizationContext organization)
    {
        var earlier = Fields(before).ToDictionary(field => field.Name, field => field.Value);
        return
        [
            .. from field in Fields(after)
               let was = earlier[field.Name]
               where was != field.Value
               select new TimelineDetail(field.Name, Named(field.Name, was, people, organization), Named(field.Name, field.Value, people, organization)),
        ];
    }

    private static IEnumerable<(string Name, string? Value)> Fields(KpiDefinition definition) => JsonSerializer.SerializeToNode(definition, JsonSetup.Stored)!
        .AsObject()
        .Where(member => member.Key is not (SegmentsField or CalculationField)) // left out where there is none
        .SelectMany(member => member.Value is JsonObject scale ? scale.AsEnumerable() : [member])
        .Select(member => (member.Key, Text(member.Value)))
        .Append((SegmentsField, Text(definition.Segments, definition)))
        .Append((CalculationField, definition.Calculation));

    private static string? Text(Segmentation? segments, KpiDefinition definition) => segments is null ? null : string.Join("; ", segments.Dimensions.Select(dimension =>
        $"{dimension.Name} ({Symbol(dimension.RollUpIn(definition))}): {string.Join(", ", dimension.Members.Select(member => member.Name))}"));

    /// <summary>A roll-up in a sign that needs no language.</summary>
    private static string Symbol(SegmentRollUp rollUp) => rollUp switch
    {
        SegmentRollUp.None => "–",
        SegmentRollUp.Sum => "Σ",
        SegmentRollUp.Average => "⌀",
        SegmentRollUp.Min => "min",
        SegmentRollUp.Max => "max",
        SegmentRollUp.Ratio => "Σ ÷ Σ",
    };

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => list.Count == 0 ? null : string.Join(", ", list.Select(point => string.Join(" → ", point!.AsObject().Select(member => Text(member.Value))))),
        _ => value.ToString(),
    };

    private static string? Named(string field, string? value, IReadOnlyDictionary<Guid, PersonData> people, OrganizationContext organization) => (field, value) switch
    {
        (_, null) => null,
        ("ownerUnitId", _) => organization.NameOf(Guid.Parse(value)),
        ("ownerPersonId", _) => people.GetValueOrDefault(Guid.Parse(value))?.Name,
        _ => value,
    };
}
