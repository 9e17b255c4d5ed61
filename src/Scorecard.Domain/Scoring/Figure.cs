namespace Scorecard.Domain.Scoring;

/// <summary>A figure, or the reason why there is none.</summary>
/// <param name="Reason">One of <see cref="Reasons"/> when <paramref name="Value"/> is null, else null.</param>
public readonly record struct Figure(decimal? Value, string? Reason = null)
{
    public static Figure None(string reason) => new(null, reason);

    /// <summary>The figure, or <see cref="Reasons.OutOfRange"/> for a number too large to be kept.</summary>
    internal static Figure Of(decimal? value) => value is null ? None(Reasons.OutOfRange) : new(value);

    /// <summary>The settings of an explanation, with the reason after them when there is one.</summary>
    internal IReadOnlyList<ExplanationSetting> WithReason(params IReadOnlyList<ExplanationSetting> settings) =>
        Reason is null ? settings : [.. settings, new(SettingNames.Reason, Reason)];
}
