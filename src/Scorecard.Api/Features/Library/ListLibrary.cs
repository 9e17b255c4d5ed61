using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Library;

/// <summary>Searches the KPI library in both languages, by words and by category and function.</summary>
public static class ListLibrary
{
    public static void Map(IEndpointRouteBuilder library) => library
        .MapGet("", Handle)
        .WithName("listLibrary")
        .WithSummary("Search the KPI library")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<LibraryKpi[]>> Handle(
        string? q, string? category, string? businessFunction, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [Kpi.Category] }, ct);
        List<Kpi> kpis = [.. read.Facts.All<Kpi>().Select(kpi => kpi.State).Where(kpi => user.May(Permission.Read, kpi.Latest.OwnerUnitId))];
        var adopted = kpis.SelectMany(kpi => kpi.Codes).ToHashSet();
        return TypedResults.Ok(LibraryCatalog.Instance.Search(q, category, businessFunction)
            .Select(entry => LibraryKpi.Of(entry, adopted.Contains(entry.Code), kpis))
            .ToArray());
    }
}

/// <param name="UnitSymbolEn">Symbol of a duration in English; null for other units.</param>
/// <param name="Industries">For whom it is meant; <c>all</c> = for everybody.</param>
/// <param name="Goals">What it serves, such as <c>retain-customers</c>.</param>
/// <param name="Inputs">The figures its formula is made of.</param>
/// <param name="MissingInputs">Inputs for which there is no KPI yet, where the reader may see it.</param>
/// <param name="Adopted">A KPI with this code is there already, where the reader may see it.</param>
public sealed record LibraryKpi(
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
    string? Formula,
    IReadOnlyList<string> Inputs,
    string? TypicalSource,
    string? TypicalSourceKo,
    bool Adopted,
    IReadOnlyList<LibraryKpiInput> MissingInputs)
{
    internal static LibraryKpi Of(LibraryEntry entry, bool adopted, IReadOnlyList<Kpi> kpis) => new(
        entry.Code,
        entry.NameEn,
        entry.NameKo,
        entry.DescriptionEn,
        entry.DescriptionKo,
        entry.Category,
        entry.Function,
        entry.Industries,
        entry.Goals,
        entry.Perspective,
        entry.Level,
        entry.Timing,
        entry.Horizon,
        entry.Nature,
        entry.UnitKind,
        entry.UnitSymbolEn,
        entry.UnitSymbolKo,
        entry.Decimals,
        entry.Direction,
        entry.Aggregation,
        entry.Frequency,
        entry.Formula,
        entry.Inputs,
        entry.TypicalSource,
        entry.TypicalSourceKo,
        adopted,
        [.. LibraryInputs.Missing(entry, kpis).Select(input => new LibraryKpiInput(LibraryInputs.CodeOf(input), LibraryInputs.NameOf(input, korean: false), LibraryInputs.NameOf(input, korean: true)))]);
}

/// <summary>A figure that a formula is made of.</summary>
public sealed record LibraryKpiInput(string Code, string NameEn, string NameKo);
