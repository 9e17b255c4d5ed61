using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecard.Api.Features;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Kpis.Values;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>Whatever is recorded can be read: the client has words for it, in both languages.</summary>
public partial class EventWordsTests
{
    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Every_stored_event_has_a_name_and_a_sentence(string language)
    {
        var stored = EventRegistry.Create().All.Keys;

        Assert.Empty(stored.Except(Keys(language, "integrity", "types")));
        Assert.Empty(stored.Except(Keys(language, "audit", "sentences")));
        Assert.Empty(AggregateRegistry.Create().Kinds.Append(KpiValues.Category).Except(Keys(language, "integrity", "kinds")));
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Every_act_of_the_access_log_has_a_name(string language) =>
        Assert.Equal(EnumNames.All<AccessAct>().Keys.Order(), Keys(language, "audit", "acts").Order());

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Everything_taken_out_or_looked_at_has_a_name_in_the_access_log(string language)
    {
        var features = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Scorecard.Api", "Features"), "*.cs", SearchOption.AllDirectories);
        var calls = string.Concat(features.Select(File.ReadAllText));

        Assert.Equal(TrailCall().Count(calls), NamedTrailCall().Count(calls)); // each name stands where it is used, or it could not be found
        Assert.Equal(NamedTrailCall().Matches(calls).Select(call => call.Groups["what"].Value).Distinct().Order(), Keys(language, "audit", "files").Order());
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void Every_way_in_which_something_was_done_has_a_name_in_the_access_log(string language)
    {
        var features = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Scorecard.Api", "Features"), "*.cs", SearchOption.AllDirectories);
        var ways = features.SelectMany(file => HowMember().Matches(File.ReadAllText(file))).SelectMany(member => Quoted().Matches(member.Groups["value"].Value));

        Assert.Equal(ways.Select(way => way.Groups["text"].Value).Distinct().Order(), Keys(language, "audit", "how").Order());
    }

    [GeneratedRegex("""new\("how", (?<value>[^)]*)\)""")]
    private static partial Regex HowMember();

    [GeneratedRegex("""["](?<text>[a-z-]+)["]""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""trail\s*\.(ExportedAsync|ReadAsync)\(""")]
    private static partial Regex TrailCall();

    [GeneratedRegex("""trail\s*\.(ExportedAsync|ReadAsync)\(\s*"(?<what>[a-z-]+)["]""")]
    private static partial Regex NamedTrailCall();

    private static IEnumerable<string> Keys(string language, string name, string group)
    {
        var texts = Path.Combine(Repository.Root, "client", "src", "i18n", language, $"{name}.json");
        return [.. JsonElement.Parse(File.ReadAllText(texts)).GetProperty(group).EnumerateObject().Select(member => member.Name)];
    }
}
