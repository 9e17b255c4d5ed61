using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Library;

/// <summary>A ready-made KPI of the library, in English and Korean.</summary>
/// <param name="UnitSymbolEn">Symbol of a duration; null for other units.</param>
/// <param name="RatioFactor">100 for percent, 1 for a plain quotient; null unless the aggregation is ratio.</param>
/// <param name="Inputs">The figures its formula is made of.</param>
internal sealed record LibraryEntry(
    string Code,
    string NameEn,
    string NameKo,
    string DescriptionEn,
    string DescriptionKo,
    string Category,
    string Function,
    IReadOnlyList<string> Industries,
    IReadOnlyList<string> Goals,
    PerspectiveKind Perspective,
    KpiLevel Level,
    KpiTiming Timing,
    KpiHorizon Horizon,
    KpiNature Nature,
    UnitKind UnitKind,
    string? UnitSymbolEn,
    string? UnitSymbolKo,
    int Decimals,
    Direction Direction,
    Aggregation Aggregation,
    Frequency Frequency,
    decimal? RatioFactor,
    string? Formula,
    IReadOnlyList<string> Inputs,
    string? TypicalSource,
    string? TypicalSourceKo);

/// <summary>What a function, category, industry or goal is called; searched in both languages.</summary>
internal sealed record LibraryLabel(string En, string Ko);

/// <summary>The KPI library: the project's own data, the same for every organization, read once.</summary>
internal sealed record LibraryCatalog(
    IReadOnlyDictionary<string, LibraryLabel> Functions,
    IReadOnlyDictionary<string, LibraryLabel> Categories,
    IReadOnlyDictionary<string, LibraryLabel> Industries,
    IReadOnlyDictionary<string, LibraryLabel> Goals,
    IReadOnlyDictionary<string, LibraryInput> Inputs,
    IReadOnlyList<LibraryEntry> Kpis)
{
    private const string AllIndustries = "all";

    private static readonly Lazy<LibraryCatalog> Shipped = new(() => ShippedData.Read<LibraryCatalog>("Features.Library.kpi-library.json"));

    public static LibraryCatalog Instance => Shipped.Value;

    public LibraryEntry? Find(string code) => Kpis.FirstOrDefault(entry => entry.Code == code);

    /// <summary>
    /// Entries that carry every word of the query, in either language, in their name, code, description, function, category,
    /// industry or goal. First those that have the words in their name, then those that are meant for what was searched, then
    /// those that merely suit every industry.
    /// </summary>
    public IEnumerable<LibraryEntry> Search(string? query, string? category, string? function)
    {
        var words = query?.Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return Kpis
            .Where(entry => (category is null || entry.Category == category) && (function is null || entry.Function == function))
            .Select(entry => (Entry: entry, Rank: Rank(entry, words)))
            .Where(candidate => candidate.Rank is not null)
            .OrderBy(candidate => candidate.Rank)
            .Select(candidate => candidate.Entry);
    }

    private int? Rank(LibraryEntry entry, string[] words)
    {
        var names = $"{entry.NameEn} {entry.NameKo} {entry.Code}";
        if (Carries(names, words))
            return 0;

        var text = string.Join(
            ' ',
            [
                names,
                entry.DescriptionEn,
                entry.DescriptionKo,
                Both(Functions[entry.Function]),
                Both(Categories[entry.Category]),
                .. entry.Industries.Select(code => Both(Industries[code])),
                .. entry.Goals.Select(code => Both(Goals[code])),
            ]);
        if (Carries(text, words))
            return 1;

        return entry.Industries.Contains(AllIndustries) && Carries($"{text} {string.Join(' ', Industries.Values.Select(Both))}", words) ? 2 : null;
    }

    private static bool Carries(string text, string[] words) =>
        Array.TrueForAll(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string Both(LibraryLabel label) => $"{label.En} {label.Ko}";
}
