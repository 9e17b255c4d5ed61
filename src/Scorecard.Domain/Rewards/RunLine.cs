using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>Somebody who takes part, with the segments that lie inside the period.</summary>
/// <param name="Modifiers">What was set by hand for the period, in percent by id.</param>
/// <param name="PaidBefore">What the runs that this one adjusts came to, 0 for the first run of a period.</param>
/// <param name="AwardedBefore">What those runs granted less what they withdrew, by award; null = nothing.</param>
/// <param name="Recoverable">The most that the run may take back; null = the plan's limit of what was paid before, if it has one.</param>
public sealed record RunParticipant(
    Guid PersonId,
    IReadOnlyList<ProratedSegment> Parts,
    IReadOnlyDictionary<Guid, decimal> Modifiers,
    decimal PaidBefore = 0m,
    IReadOnlyDictionary<Guid, decimal>? AwardedBefore = null,
    decimal? Recoverable = null)
{
    /// <summary>The unit that awards count for: where the person last took part within the period; null for somebody who takes part no longer.</summary>
    public Guid? AwardUnitId => Parts is [.., var last] ? last.Segment.UnitId : null;

    public decimal Before(Guid awardId) => AwardedBefore?.GetValueOrDefault(awardId) ?? 0m;
}

/// <summary>What everybody in a unit shares in a run.</summary>
public sealed record UnitFactors(Guid UnitId, PayFactors Pay);

/// <summary>A participant's pay for the time in one unit, whose factors stand with the run.</summary>
public sealed record UnitLine(Guid UnitId, PayShare Pay);

/// <summary>What a run pays to one person.</summary>
/// <param name="PersonId">Somebody who was paid before and takes part no longer has a line without units.</param>
/// <param name="Units">One for each unit of the period, in order of time.</param>
/// <param name="Unrounded">Null while any of them is held.</param>
/// <param name="Amount">Rounded and within the pool; null while a measure or gate is missing.</param>
/// <param name="PaidBefore">What the runs before came to.</param>
/// <param name="Due">What this run pays or takes back: the amount less what was paid before, as far as the plan lets it be recovered.</param>
/// <param name="Held">Codes of what is missing. An award that is not known holds the line, not the amount.</param>
/// <param name="Awards">Those that the person could get, or got before, in the order of the rules; null = none.</param>
/// <param name="Recoverable">The most that this run could take back; null where no limit was counted by pay period.</param>
public sealed record RunLine(
    Guid PersonId,
    IReadOnlyList<UnitLine> Units,
    Fraction? Unrounded,
    decimal? Amount,
    decimal PaidBefore,
    decimal? Due,
    IReadOnlyList<string> Held,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AwardLine>? Awards = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Recoverable = null);
