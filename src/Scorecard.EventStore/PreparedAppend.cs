using System.Runtime.InteropServices;

namespace Scorecard.EventStore;

/// <summary>An append that was checked; its events become text when they are needed: in bulk while others are on their way.</summary>
internal sealed class PreparedAppend
{
    private readonly EventTypes _types;

    /// <summary>Events that give another value to a figure which an event before them had given, in their order; rarely any.</summary>
    private readonly int[] _replacing;

    public PreparedAppend(Append append, EventTypes types)
    {
        Check(append);
        (Append, _types, _replacing) = (append, types, Replacing(append.Values));
    }

    public Append Append { get; }

    public StreamId Stream => Append.Stream;

    public int NewVersion => Append.ExpectedVersion + Append.Events.Count;

    public string[] Types => [.. Append.Events.Select(_types.NameOf)];

    public string[] Data => [.. Append.Events.Select(change => _types.Serialize(change).Json)];

    public string TypeOf(int eventIndex) => _types.NameOf(Append.Events[eventIndex]);

    /// <summary>In UTF-8, anew with each call.</summary>
    public byte[] DataOf(int eventIndex) => _types.SerializeToUtf8(Append.Events[eventIndex]);

    /// <summary>How much later than the first event of a bulk append this one is recorded.</summary>
    public TimeSpan DelayOf(int eventIndex)
    {
        var found = Array.BinarySearch(_replacing, eventIndex);
        return TimeSpan.FromMicroseconds(found < 0 ? ~found : found + 1);
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
    }

    private static int[] Replacing(IReadOnlyList<ValueChange> values)
    {
        if (AreOneSeries(values))
            return [];

        SortedSet<int> replacing = [];
        Dictionary<(Guid, DateOnly, string), int> given = new(values.Count);
        foreach (var value in values.OrderBy(value => value.EventIndex))
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(given, (value.KpiId, value.PeriodStart, value.Segment), out var isGiven);
            if (isGiven && last == value.EventIndex)
                throw new ArgumentException("An event gives two values for the same KPI, period and segment.", nameof(values));
            if (isGiven)
                replacing.Add(value.EventIndex);
            last = value.EventIndex;
        }

        return [.. replacing];
    }

    /// <summary>One figure of a KPI from period to period, as most appends of many values are: none of them meets another.</summary>
    private static bool AreOneSeries(IReadOnlyList<ValueChange> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            var (before, value) = (values[i - 1], values[i]);
            if (value.KpiId != before.KpiId || value.Segment != before.Segment || value.PeriodStart <= before.PeriodStart)
                return false;
        }

        return true;
    }
}
