using System.Runtime.CompilerServices;
using System.Text.Json;
using Scorecard.Api.Features;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Domain.Kpis.Values;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>Whatever is recorded can be read: the client has words for it, in both languages.</summary>
public class EventWordsTests
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
        Assert.Equal(Enum.GetValues<AccessAct>().Select(AuditTrail.NameOf).Order(), Keys(language, "audit", "acts").Order());

    private static IEnumerable<string> Keys(string language, string name, string group, [CallerFilePath] string here = "")
    {
        var texts = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "client", "src", "i18n", language, $"{name}.json");
        return [.. JsonElement.Parse(File.ReadAllText(texts)).GetProperty(group).EnumerateObject().Select(member => member.Name)];
    }
}
