using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Sample;

internal sealed record CompanyFile(
    string Name,
    string Locale,
    string TimeZone,
    string Currency,
    int FiscalYearStartMonth,
    int GraceDays,
    string EmailDomain,
    IReadOnlyList<UnitSpec> Units,
    IReadOnlyList<PersonSpec> People);

internal sealed record UnitSpec(string Code, string Name, string? Parent);

/// <param name="Key">Local part of the e-mail address, and how the other files name the person.</param>
internal sealed record PersonSpec(string Key, string Name, string Title, string Unit, Role Role);

/// <param name="Names">By fiscal year.</param>
/// <param name="Links">Cause and effect, by the keys of the objectives.</param>
internal sealed record CardSpec(
    string Unit,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<PerspectiveSpec> Perspectives,
    IReadOnlyList<LinkSpec> Links,
    IReadOnlyList<SupportSpec> Supports);

internal sealed record PerspectiveSpec(
    string Key, PerspectiveKind Kind, string Name, decimal Weight, IReadOnlyList<ObjectiveSpec> Objectives);

/// <param name="Kpis">Weight by code.</param>
internal sealed record ObjectiveSpec(
    string Key, string Name, string Description, string Theme, decimal Weight, string Owner, IReadOnlyDictionary<string, decimal> Kpis);

internal sealed record LinkSpec(string Cause, string Effect);

/// <param name="Parent">The objective of the company's scorecard that is supported.</param>
internal sealed record SupportSpec(string Objective, string Parent, decimal Weight);

/// <summary>The texts and figures of the sample, kept as data beside the code.</summary>
internal sealed record SampleFiles(
    CompanyFile Company, SeriesFile Series, IReadOnlyList<KpiSpec> Kpis, IReadOnlyList<CardSpec> Scorecards, OkrFile Okrs, IReadOnlyList<RewardFile> Rewards)
{
    public static SampleFiles Read() => new(
        ShippedData.Read<CompanyFile>("Sample.Data.organization.json"),
        ShippedData.Read<SeriesFile>("Sample.Data.series.json"),
        ShippedData.Read<IReadOnlyList<KpiSpec>>("Sample.Data.kpis.json"),
        ShippedData.Read<IReadOnlyList<CardSpec>>("Sample.Data.scorecards.json"),
        ShippedData.Read<OkrFile>("Sample.Data.okrs.json"),
        ShippedData.Read<IReadOnlyList<RewardFile>>("Sample.Data.rewards.json"));
}
