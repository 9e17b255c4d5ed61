namespace Scorecard.EventStore;

/// <summary>An append that was checked and whose events are text.</summary>
internal sealed class PreparedAppend
{
    public PreparedAppend(Append append, EventTypes types)
    {
        Check(append);
        Append = append;
        Types = new string[append.Events.Count];
        Data = new string[append.Events.Count];
        for (var i = 0; i < Types.Length; i++)
            (Types[i], Data[i]) = types.Serialize(append.Events[i]);
    }

    public Append Append { get; }

    public string[] Types { get; }

    public string[] Data { get; }

    public StreamId Stream => Append.Stream;

    public int NewVersion => Append.ExpectedVersion + Types.Length;

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
