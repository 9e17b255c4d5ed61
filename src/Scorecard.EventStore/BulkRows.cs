namespace Scorecard.EventStore;

/// <summary>The rows of a bulk append, computed one by one while they are sent; the heads are known when the events were.</summary>
internal sealed class BulkRows(IReadOnlyList<PreparedAppend> appends, BulkSituation situation, DateTimeOffset? given)
{
    private readonly DateTimeOffset _now = given ?? situation.Now;
    private readonly CanonicalEvent _canonical = new();

    public readonly record struct EventRow(
        PreparedAppend Append, int Index, long Position, string Type, byte[] Data, DateTimeOffset RecordedAt, bool EndsAppend, byte[] Hash);

    public readonly record struct HeadRow(PreparedAppend Append, DateTimeOffset RecordedAt, byte[] Hash);

    public readonly record struct ValueRow(ValueChange Change, int Revision, DateTimeOffset RecordedAt, DateTimeOffset? SupersededAt, long Position);

    public readonly record struct Superseded(Guid KpiId, DateOnly PeriodStart, string Segment, int Revision, DateTimeOffset At);

    public List<HeadRow> Heads { get; } = new(appends.Count);

    /// <summary>Rows that stood before and do not any more; complete after <see cref="Values"/>.</summary>
    public List<Superseded> SupersededRows { get; } = [];

    /// <summary>
    /// All events are recorded at one moment, so that no moment shows half of them; only what replaces a value of the same append comes
    /// a microsecond later.
    /// </summary>
    public IEnumerable<EventRow> Events()
    {
        var place = 0;
        foreach (var append in appends)
        {
            var (recordedAt, hash) = (FirstMoment(append), situation.Heads.TryGetValue(append.Stream, out var head) ? head.Hash : []);
            var (first, count) = (recordedAt, append.Append.Events.Count);
            for (var i = 0; i < count; i++)
            {
                var (type, data, endsAppend) = (append.TypeOf(i), append.DataOf(i), i == count - 1);
                recordedAt = first + append.DelayOf(i);
                hash = _canonical.Hash(
                    hash,
                    append.Stream,
                    append.Append.ExpectedVersion + i + 1,
                    type,
                    endsAppend,
                    append.Append.Metadata.ActorId,
                    append.Append.Metadata.CorrelationId,
                    recordedAt,
                    data,
                    append.Append.ReasonOf(i));
                yield return new(append, i, situation.Positions[place++], type, data, recordedAt, endsAppend, hash);
            }

            Heads.Add(new(append, recordedAt, hash));
        }
    }

    public List<ValueRow> Values()
    {
        var count = appends.Sum(append => append.Append.Values.Count);
        List<ValueRow> rows = new(count);
        Dictionary<(Guid, DateOnly, string), int> written = new(count);
        var first = 0;
        foreach (var append in appends)
        {
            var moment = append.Append.Values.Count > 0 ? FirstMoment(append) : default;
            foreach (var change in append.Append.Values.OrderBy(change => change.EventIndex))
            {
                var key = (change.KpiId, change.PeriodStart, change.Segment);
                var recordedAt = moment + append.DelayOf(change.EventIndex);
                var earlier = 0;
                if (written.TryGetValue(key, out var index))
                {
                    earlier = rows[index].Revision;
                    rows[index] = rows[index] with { SupersededAt = recordedAt };
                }
                else if (situation.StandingRevisions.TryGetValue(key, out earlier))
                {
                    SupersededRows.Add(new(change.KpiId, change.PeriodStart, change.Segment, earlier, recordedAt));
                }

                written[key] = rows.Count;
                rows.Add(new(change, change.KeepsRevision && earlier > 0 ? earlier : earlier + 1, recordedAt, null, situation.Positions[first + change.EventIndex]));
            }

            first += append.Append.Events.Count;
        }

        return rows;
    }

    private DateTimeOffset FirstMoment(PreparedAppend append)
    {
        var now = new DateTimeOffset(_now.UtcTicks - (_now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return situation.Heads.TryGetValue(append.Stream, out var head) && head.RecordedAt >= now
            ? head.RecordedAt + TimeSpan.FromMicroseconds(1)
            : now;
    }
}
