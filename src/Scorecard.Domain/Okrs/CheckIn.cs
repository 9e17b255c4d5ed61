using System.Text.Json.Serialization;

namespace Scorecard.Domain.Okrs;

/// <summary>Where a key result stood on a day, and how sure its owner was.</summary>
/// <param name="Date">The day it was recorded, where the organization is: never chosen.</param>
/// <param name="By">Who checked in.</param>
/// <param name="Value">The figure of a metric; of zones the progress, 0 to 1; null for milestones and KPIs.</param>
/// <param name="MilestonesDone">All milestones done by then; null for other measures.</param>
/// <param name="Confidence">That the target will be reached: a whole number from 0 to 10.</param>
/// <param name="Blocker">What stands in the way; needed with a confidence of 3 or less, as is who clears it.</param>
/// <param name="Corrected">True when these are not the figures first checked in.</param>
/// <param name="Measured">How the key result was measured then; null in check-ins that did not record it yet.</param>
public sealed record CheckIn(
    Guid Id,
    DateOnly Date,
    Guid By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Value = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Guid>? MilestonesDone = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Confidence = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Blocker = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? BlockerOwnerId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextSteps = null,
    bool Corrected = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeasureKind? Measured = null)
{
    public const decimal MaxConfidence = 10m;

    /// <summary>Whether its figures say something by a kind of measure: 25 of a metric is no share of zones.</summary>
    public bool Counts(MeasureKind kind) => Measured is { } measured ? measured == kind : kind is not MeasureKind.Milestones || MilestonesDone is not null;

    public bool Equals(CheckIn? other) =>
        other is not null
        && (Id, Date, By, Corrected, Measured) == (other.Id, other.Date, other.By, other.Corrected, other.Measured)
        && (Value, Confidence, Note, Blocker, BlockerOwnerId, NextSteps)
            == (other.Value, other.Confidence, other.Note, other.Blocker, other.BlockerOwnerId, other.NextSteps)
        && (MilestonesDone ?? []).SequenceEqual(other.MilestonesDone ?? []);

    public override int GetHashCode() => HashCode.Combine(Id, Date, By, Value, Confidence, Note, MilestonesDone?.Count, Corrected);
}
