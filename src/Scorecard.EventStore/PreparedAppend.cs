namespace Scorecard.EventStore;

/// <summary>An append that was checked; its events become text when they are needed: in bulk while others are on their way.</summary>
internal sealed class PreparedAppend
{
    private readonly Lazy<(string[] Types, string[] Data)> _text;

    public PreparedAppend(Append append, EventTypes types)
    {
        Check(append);
        Append = append;
        _text = new(() => Serialize(append.Events, types), LazyThreadSafetyMode.None);
    }

    public Append Append { get; }

    public string[] Types => _text.Value.Types;

    public string[] Data => _text.Value.Data;

    public StreamId Stream => Append.Stream;

    public int NewVersion => Append.ExpectedVersion + Append.Events.Count;

    private static (string[] Types, string[] Data) Serialize(IReadOnlyList<object> events, EventTypes types)
    {
        var (names, data) = (new string[events.Count], new string[events.Count]);
        for (var i = 0; i < names.Length; i++)
            (names[i], data[i]) = types.Serialize(events[i]);
        return (names, data);
    }

    private static void Check(Append append)
    {
        if (append.Events.Count == 0)
            throw new ArgumentException("There is nothing to append.", nameof(append));
        StoredName.Require(append.Stream.Kind, 60);
        ArgumentOutOfRangeException.ThrowIfNegative(append.ExpectedVersion, nameof(append));
        if (append.Reasons is { } reasons && reasons.Count != append.Events.Count)
            throw new ArgumentException("There is not one reason for each event.", nameof(append));
        if (append.Values.Any(value => value.EventIndex < 0 || value.EventIndex >= append.Events.Count))
            throw new ArgumentException("A value belongs to none of the events.", nameof(append));
        if (append.Values.Count > 1
            && append.Values.DistinctBy(value => (value.KpiId, value.PeriodStart, value.Segment, value.EventIndex)).Count() < append.Values.Count)
        {
            throw new ArgumentException("An event gives two values for the same KPI, period and segment.", nameof(append));
        }
    }
}
