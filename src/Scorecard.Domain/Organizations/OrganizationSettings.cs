using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Domain.Organizations;

/// <summary>What holds for a whole organization.</summary>
/// <param name="Locale">Language of what the system names itself, such as "ko" or "en-US".</param>
/// <param name="TimeZone">IANA name; that it exists is checked at the edge, which knows the time zones.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="FiscalYearStartMonth">1 to 12.</param>
/// <param name="GreenAt">Lowest green score.</param>
/// <param name="AmberAt">Lowest amber score; not above green, and no score is amber when they are equal.</param>
/// <param name="ScoreCap">Highest score, 100 to 1000.</param>
/// <param name="GraceDays">Days after a period's last day before a missing value is outdated.</param>
/// <param name="FocusLimit">How many KPIs of a person, unit or objective pass without a warning, 1 to 100.</param>
/// <param name="ApproveCorrections">Whoever replaces a value without leading the KPI's unit only proposes it.</param>
public sealed partial record OrganizationSettings(
    string Name,
    string Locale,
    string TimeZone,
    string Currency,
    int FiscalYearStartMonth,
    decimal GreenAt = ScoringDefaults.Green,
    decimal AmberAt = ScoringDefaults.Amber,
    decimal ScoreCap = ScoringDefaults.Cap,
    int GraceDays = ScoringDefaults.GraceDays,
    int FocusLimit = ScoringRules.DefaultFocusLimit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ApproveCorrections = false)
{
    public const int MaxFocusLimit = 100;

    /// <summary>Three capital letters.</summary>
    public static bool IsCurrency(string code) => CurrencyPattern().IsMatch(code);

    /// <summary>A language, optionally with a region.</summary>
    public static bool IsLocale(string locale) => LocalePattern().IsMatch(locale);

    internal DomainError? Refusal()
    {
        if (string.IsNullOrWhiteSpace(Name))
            return OrganizationErrors.NameRequired;
        if (!IsCurrency(Currency))
            return OrganizationErrors.CurrencyInvalid;
        if (!IsLocale(Locale))
            return OrganizationErrors.LocaleInvalid;
        if (string.IsNullOrWhiteSpace(TimeZone))
            return OrganizationErrors.TimeZoneRequired;
        if (FiscalCalendar.StartingIn(FiscalYearStartMonth).Error is { } calendar)
            return calendar;
        if (FocusLimit is < 1 or > MaxFocusLimit)
            return OrganizationErrors.FocusLimitOutOfRange;

        return ScoringScale.CheckCap(ScoreCap)
            ?? new StatusThresholds(GreenAt, AmberAt).Check(ScoreCap)
            ?? Quantity.Check(GreenAt)
            ?? Quantity.Check(AmberAt)
            ?? (GraceDays is < 0 or > ScoringDefaults.MaxGraceDays ? ScoringErrors.GraceOutOfRange : null);
    }

    [GeneratedRegex("^[A-Z]{3}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex("^[a-z]{2,3}(-[A-Z]{2})?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LocalePattern();
}
