using Scorecard.Api.Features;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Contracts;

/// <summary>The JSON of every event is a promise to the past: these files change only by adding optional properties.</summary>
public class StoredEventsTests
{
    private static readonly EventTypes Types = EventRegistry.Create();

    public static TheoryData<string> Names => [.. Types.All.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void An_event_is_stored_as_it_always_was(string name)
    {
        var sample = EventSamples.All.SingleOrDefault(change => change.GetType() == Types.All[name]);
        Assert.True(sample is not null, $"Add a sample of {name} to {nameof(EventSamples)}.");

        var (_, json) = Types.Serialize(sample);

        Snapshot.Match(json, $"{name}.json");
        Assert.Equal(json, Types.Serialize(Types.Deserialize(name, json)).Json);
    }

    public static TheoryData<string> Details => [.. EventSamples.WithLaterDetails.Keys];

    [Theory, MemberData(nameof(Details))]
    public void A_detail_that_came_later_is_stored_as_it_always_was(string sample)
    {
        var change = EventSamples.WithLaterDetails[sample];
        var (name, json) = Types.Serialize(change);

        Snapshot.Match(json, $"{sample}.json");
        Assert.Equal(json, Types.Serialize(Types.Deserialize(name, json)).Json);
    }
}
