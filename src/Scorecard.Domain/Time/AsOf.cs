namespace Scorecard.Domain.Time;

/// <summary>The two times of every question: what applied on a business date, as far as it had been recorded by then.</summary>
/// <param name="Date">Which period, target, weight and structure apply.</param>
/// <param name="KnownAt">Only facts recorded at or before this moment count.</param>
public readonly record struct AsOf(DateOnly Date, DateTimeOffset KnownAt);
