using System.Text.Json;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

public sealed record Measured(DateOnly Period, decimal Value, string Source, string Comment);

/// <summary>Events and states of the size of a KPI's.</summary>
public static class Sample
{
    public static readonly EventMetadata Metadata = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "monthly close");

    public static EventTypes Types() => new EventTypes(JsonSerializerOptions.Web).Add<Measured>("measured");

    public static Measured Event(int number) =>
        new(new DateOnly(2020, 1, 1).AddMonths(number % 120), 1000.25m + number, "monthly report", "entered by the contributor of the unit");

    /// <summary>About 400 bytes.</summary>
    public static string State(StreamId stream, int version) =>
        $$"""{"id":"{{stream.Id}}","code":"KPI-{{version}}","name":"On-time delivery of parcels","unit":"%","direction":"up","version":{{version}},"total":{{1000.25m + version}},"targets":[{"from":"2026-01-01","value":95.5,"floor":90,"stretch":99},{"from":"2026-07-01","value":96,"floor":91,"stretch":99.5}],"description":"Share of parcels that reach the customer on the day that was promised at checkout."}""";
}
