using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.IntegrationTests.Kpis;

namespace Scorecard.IntegrationTests.Library;

/// <summary>The shipped KPI library is complete, in both languages, and says nothing that the domain would refuse.</summary>
public sealed partial class KpiLibraryTests
{
    private static readonly string[] Codes =
    [
        "conversion-rate", "cac", "marketing-roi", "website-traffic", "ctr", "social-engagement-rate", "follower-growth", "email-open-rate",
        "email-ctr", "cltv", "ltv-cac", "retention-rate", "churn-rate", "brand-search-volume", "brand-awareness", "brand-mentions", "cpl", "mql",
        "mql-to-sql", "sales-revenue", "revenue-growth", "campaign-roi", "roas", "cpa", "cpc", "aov", "cart-add-rate", "cart-abandonment",
        "repurchase-rate", "first-order-rate", "sign-ups", "dau", "mau", "page-views", "unique-visitors", "time-on-page", "bounce-rate",
        "cta-click-rate", "content-shares", "campaign-response-rate", "unsubscribe-rate", "arpu", "nps", "csat", "response-time",
        "complaints-resolved-time", "complaints", "inquiries", "new-contracts", "win-rate", "revenue-per-contract", "market-share", "net-profit",
        "profit-margin", "operating-cost", "productivity", "defect-rate", "return-rate", "order-processing-time", "delivery-time",
        "delivery-error-rate", "wait-time", "revisit-rate", "average-ticket", "mrr", "fraud-incidents", "employee-satisfaction", "training-hours",
        "data-literacy", "turnover-rate", "experiments-run",
    ];

    private static readonly JsonElement File = ReadFile();

    private static readonly List<JsonElement> Kpis = [.. File.GetProperty("kpis").EnumerateArray()];

    public static TheoryData<string, string[]> Choices => new()
    {
        { "perspective", ["financial", "customer", "internal", "learning"] },
        { "level", ["strategic", "operational", "functional"] },
        { "timing", ["leading", "lagging"] },
        { "horizon", ["short", "medium", "long"] },
        { "nature", ["quantitative", "qualitative"] },
        { "unitKind", ["count", "percent", "currency", "ratio", "score", "duration"] },
        { "direction", ["increase", "decrease"] },
        { "aggregation", ["sum", "average", "last", "ratio"] },
        { "frequency", ["daily", "weekly", "monthly", "quarterly"] },
    };

    [Fact]
    public void Every_KPI_of_the_reference_documents_is_there_once() =>
        Assert.Equal(Codes.Order(), Kpis.Select(kpi => Text(kpi, "code")).Order());

    [Fact]
    public void Names_and_descriptions_are_given_in_both_languages() => Assert.All(Kpis, kpi =>
    {
        Assert.All(["nameEn", "nameKo", "descriptionEn", "descriptionKo"], member => Assert.False(string.IsNullOrWhiteSpace(Text(kpi, member))));
        Assert.DoesNotMatch(Hangul(), Text(kpi, "nameEn") + Text(kpi, "descriptionEn"));
        Assert.Matches(Hangul(), Text(kpi, "descriptionKo"));
        Assert.EndsWith("니다.", Text(kpi, "descriptionKo"), StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Choices))]
    public void Every_choice_is_one_of_the_contract(string member, string[] allowed) =>
        Assert.All(Kpis, kpi => Assert.Contains(Text(kpi, member), allowed));

    [Fact]
    public void A_formula_names_exactly_its_inputs() => Assert.All(Kpis, kpi =>
    {
        var names = Name().Matches(Text(kpi, "formula") ?? string.Empty).Select(match => match.Value).Where(name => name != "previous").Distinct();
        Assert.Equal(names.Order(), Texts(kpi, "inputs").Order());
    });

    [Fact]
    public void A_formula_can_be_saved_as_it_is_with_drafts_of_its_inputs() => Assert.All(Kpis.Where(kpi => Text(kpi, "formula") is not null), kpi =>
    {
        var computed = Definition(kpi, Text(kpi, "code")!) with { Calculation = Text(kpi, "formula") };
        var inputs = Texts(kpi, "inputs").ToDictionary(_ => Guid.CreateVersion7(), input => Input(input) with { Frequency = computed.Frequency });
        var known = inputs.ToDictionary(input => input.Key, input => Domain.Kpis.Kpi.Evolve(Domain.Kpis.Kpi.Initial, new KpiDefined(input.Value)));

        var check = new Calculations(known, _ => true, "KRW").Check(Guid.CreateVersion7(), computed)!;

        Assert.Empty(check.Errors);
        Assert.Equal(inputs.Count, check.Inputs.Count);
    });

    private static KpiDefinition Input(string input) =>
        Kpis.Find(kpi => Text(kpi, "code") == input.Replace('_', '-')) is { ValueKind: JsonValueKind.Object } kpi
            ? Definition(kpi, input.Replace('_', '-'))
            : Definition(File.GetProperty("inputs").GetProperty(input), input.Replace('_', '-'));

    private static KpiDefinition Definition(JsonElement entry, string code) => KpiScenarios.Definition(Guid.Empty, code: code) with
    {
        UnitKind = Enum.Parse<UnitKind>(Text(entry, "unitKind")!, ignoreCase: true),
        UnitSymbol = Text(entry, "unitSymbolKo"),
        Frequency = entry.TryGetProperty("frequency", out var frequency) ? Enum.Parse<Domain.Time.Frequency>(frequency.GetString()!, ignoreCase: true) : default,
    };

    [Fact]
    public void Only_a_ratio_has_a_factor_and_it_is_100_for_percent() => Assert.All(Kpis, kpi =>
    {
        decimal? factor = kpi.GetProperty("ratioFactor") is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
        decimal? expected = Text(kpi, "aggregation") != "ratio" ? null : Text(kpi, "unitKind") == "percent" ? 100m : 1m;
        Assert.Equal(expected, factor);
    });

    [Fact]
    public void Only_a_duration_has_a_symbol_in_both_languages() => Assert.All(Kpis, kpi =>
    {
        var isDuration = Text(kpi, "unitKind") == "duration";
        Assert.Equal(isDuration, Text(kpi, "unitSymbolEn") is not null);
        Assert.Equal(isDuration, Text(kpi, "unitSymbolKo") is not null);
    });

    [Theory]
    [InlineData("categories", "category")]
    [InlineData("functions", "function")]
    [InlineData("industries", "industries")]
    [InlineData("goals", "goals")]
    public void Every_group_has_a_label_in_both_languages_and_is_used(string table, string member)
    {
        var labels = File.GetProperty(table).EnumerateObject().ToList();
        Assert.All(labels, label => Assert.False(string.IsNullOrEmpty(Text(label.Value, "en")) || string.IsNullOrEmpty(Text(label.Value, "ko"))));

        var used = Kpis.SelectMany(kpi => kpi.GetProperty(member).ValueKind is JsonValueKind.Array ? Texts(kpi, member) : [Text(kpi, member)!]);
        Assert.Equal(labels.Select(label => label.Name).Order(), used.Distinct().Order());
    }

    private static JsonElement ReadFile()
    {
        using var stream = Assembly.Load("Scorecard.Api").GetManifestResourceStream("Scorecard.Api.Features.Library.kpi-library.json");
        Assert.NotNull(stream);
        return JsonDocument.Parse(stream).RootElement;
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static IEnumerable<string> Texts(JsonElement element, string member) =>
        element.GetProperty(member).EnumerateArray().Select(item => item.GetString()!);

    [GeneratedRegex("[\uac00-\ud7a3]")]
    private static partial Regex Hangul();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Name();
}
