using System.Security.Cryptography;
using System.Text;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Library;

/// <summary>A figure that formulas of the library are made of, where it is no KPI of the library itself.</summary>
/// <param name="UnitSymbolEn">Symbol of a duration; null for other units.</param>
internal sealed record LibraryInput(string NameEn, string NameKo, UnitKind UnitKind, string? UnitSymbolEn, string? UnitSymbolKo, Aggregation Aggregation);

/// <summary>What a KPI of the library is computed from: which of it there is already, and drafts of the rest.</summary>
internal static class LibraryInputs
{
    /// <summary>The code of a KPI for an input of a formula.</summary>
    public static string CodeOf(string input) => input.Replace('_', '-');

    /// <summary>The inputs that no KPI has the code of.</summary>
    public static IEnumerable<string> Missing(LibraryEntry entry, IEnumerable<Kpi> kpis)
    {
        var codes = kpis.SelectMany(kpi => kpi.Codes).ToHashSet();
        return entry.Inputs.Where(input => !codes.Contains(CodeOf(input)));
    }

    public static string NameOf(string input, bool korean)
    {
        if (LibraryCatalog.Instance.Find(CodeOf(input)) is { } kpi)
            return korean ? kpi.NameKo : kpi.NameEn;

        var known = LibraryCatalog.Instance.Inputs[input];
        return korean ? known.NameKo : known.NameEn;
    }

    /// <summary>A draft to be tracked, measured as often as the KPI that is computed from it.</summary>
    public static KpiDefinition Draft(string input, KpiDefinition computed, bool korean)
    {
        var kpi = LibraryCatalog.Instance.Find(CodeOf(input));
        var known = LibraryCatalog.Instance.Inputs.GetValueOrDefault(input);
        return computed with
        {
            Code = CodeOf(input),
            Name = NameOf(input, korean),
            Description = korean ? kpi?.DescriptionKo : kpi?.DescriptionEn,
            UnitKind = kpi?.UnitKind ?? known!.UnitKind,
            UnitSymbol = korean ? kpi?.UnitSymbolKo ?? known?.UnitSymbolKo : kpi?.UnitSymbolEn ?? known?.UnitSymbolEn,
            Decimals = kpi?.Decimals ?? 0,
            Direction = kpi?.Direction ?? Direction.None,
            Aggregation = kpi?.Aggregation ?? known!.Aggregation,
            RatioFactor = kpi?.RatioFactor,
            Formula = kpi?.Formula,
            Calculation = null,
        };
    }

    /// <summary>The same id for the same input of the same adoption, so that a repeated request makes no second one.</summary>
    public static Guid IdOf(Guid kpiId, string input) => new(SHA256.HashData([.. kpiId.ToByteArray(), .. Encoding.UTF8.GetBytes(input)]).AsSpan(0, 16));

    /// <summary>Says of a definition's formula what saving it together with its inputs would.</summary>
    public static CalculationCheck? Check(
        Guid kpiId, KpiDefinition definition, IReadOnlyList<Stored<Kpi>> kpis, IReadOnlyDictionary<Guid, Kpi> drafts, Func<Stored<Kpi>, bool> mayRead, string currency)
    {
        var known = kpis.ToDictionary(kpi => kpi.Id);
        var all = known.ToDictionary(entry => entry.Key, entry => entry.Value.State);
        foreach (var (id, draft) in drafts)
            all[id] = draft;

        return new Calculations(all, id => !known.TryGetValue(id, out var kpi) || mayRead(kpi), currency).Check(kpiId, definition);
    }
}
