using System.Text.Json.Serialization;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Scoring;

/// <summary>
/// How a figure came about: the rule, the inputs, the settings in force. Codes only, so that every language can word it.
/// A result of null names its reason (see <see cref="Reasons"/>) as the setting <see cref="SettingNames.Reason"/>.
/// </summary>
/// <param name="Rule">One of <see cref="Rules"/>.</param>
/// <param name="Unit">Unit of the result: the KPI's own, or one of <see cref="Units"/>.</param>
public sealed record Explanation(
    string Rule,
    decimal? Result,
    string? Unit,
    IReadOnlyList<ExplanationTerm> Terms,
    IReadOnlyList<ExplanationSetting> Settings);

/// <summary>One input of a figure.</summary>
/// <param name="Name">What the input is: one of <see cref="TermNames"/>.</param>
/// <param name="Label">The name people gave to it, of an objective for instance.</param>
/// <param name="Weight">Its share in the figure, 0 to 1, after weights were renormalized; null where nothing is weighted.</param>
/// <param name="RecordedAt">When the input was recorded.</param>
public sealed record ExplanationTerm(
    string Name,
    decimal? Value,
    string? Label = null,
    string? Unit = null,
    decimal? Weight = null,
    ScoreStatus? Status = null,
    Period? Period = null,
    DateTimeOffset? RecordedAt = null,
    Guid? KpiId = null,
    Guid? ObjectiveId = null);

/// <summary>A setting in force, or a fact about the figure. Numbers are written invariantly.</summary>
/// <param name="Name">One of <see cref="SettingNames"/>.</param>
[method: JsonConstructor]
public sealed record ExplanationSetting(string Name, string Value)
{
    public ExplanationSetting(string name, decimal value)
        : this(name, value.ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture))
    {
    }
}
