using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>Somebody who takes part, with the segments that lie inside the period.</summary>
/// <param name="Modifiers">What was set by hand for the period, in percent by id.</param>
public sealed record RunParticipant(Guid PersonId, IReadOnlyList<ProratedSegment> Parts, IReadOnlyDictionary<Guid, decimal> Modifiers);

/// <summary>A participant's pay for the time in one unit.</summary>
public sealed record UnitLine(Guid UnitId, PayLine Pay);

/// <summary>What a run pays to one person.</summary>
/// <param name="Units">One for each unit of the period, in order of time.</param>
/// <param name="Unrounded">Null while any of them is held.</param>
/// <param name="Amount">Rounded and within the pool; null while held.</param>
/// <param name="Held">Codes of what is missing.</param>
public sealed record RunLine(Guid PersonId, IReadOnlyList<UnitLine> Units, Fraction? Unrounded, decimal? Amount, IReadOnlyList<string> Held);
