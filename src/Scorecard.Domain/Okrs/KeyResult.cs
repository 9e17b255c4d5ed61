using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

/// <summary>What a key result is, apart from its check-ins.</summary>
/// <param name="Weight">Relative to the objective's other key results; above 0, at most 1,000, at most 4 decimals.</param>
/// <param name="OwnerPersonId">Who checks in; null = whoever owns the objective.</param>
public sealed record KeyResultContent(
    string Title,
    Measure Measure,
    decimal Weight = 1m,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? OwnerPersonId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description = null);

/// <summary>A key result as its objective holds it.</summary>
/// <param name="Score">The final score, 0 to 1, given when the objective was closed.</param>
/// <param name="CarriedFrom">The key result of an earlier cycle that it goes on from.</param>
public sealed record KeyResult(
    Guid Id,
    KeyResultContent Content,
    bool Archived = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Score = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? CarriedFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? AddedOn = null);
