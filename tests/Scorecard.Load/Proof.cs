using Npgsql;
using Scorecard.Api.Features;
using Scorecard.EventStore;

namespace Scorecard.Load;

/// <summary>What the database says about what was written, past the API, and what the API says about it.</summary>
/// <param name="Lost">Acknowledged writes that are not there.</param>
/// <param name="Twice">Writes that are there more than once.</param>
/// <param name="Ghosts">Refused writes that are there.</param>
/// <param name="Half">Events without the row they belong with, or the other way round.</param>
/// <param name="Untold">Acknowledged check-ins that the API does not tell.</param>
internal sealed record Proof(
    int Acknowledged, int Unknown, int UnknownThere, int Lost, int Twice, int Ghosts, int WrongVersion, long Half, int Untold,
    VerificationReport Chains, RebuildReport States)
{
    public bool Holds => Lost + Twice + Ghosts + WrongVersion + Half + Untold == 0 && Chains.IsIntact && States.IsSame;

    public static async Task<Proof> OfAsync(string database, Ledger ledger, IReadOnlyList<VirtualPerson> people)
    {
        await using var db = StoreConnection.CreateDataSource(database);
        var (checkIns, values) = (await FoundAsync(db, "note", "key-result-checked-in"), await FoundAsync(db, "comment", "kpi-value-%"));
        var writes = ledger.Writes.ToList();
        IReadOnlyList<int> FoundOf(Write write) => (write.Kind is WriteKind.CheckIn ? checkIns : values).GetValueOrDefault((write.StreamId, write.Token), []);

        var told = new HashSet<string>();
        foreach (var person in people)
            told.UnionWith(await person.NotesAsync());

        var acknowledged = writes.Where(write => write.Result is WriteResult.Acknowledged).ToList();
        var unknown = writes.Where(write => write.Result is WriteResult.Unknown).ToList();
        return new(
            acknowledged.Count,
            unknown.Count,
            unknown.Count(write => FoundOf(write).Count == 1),
            acknowledged.Count(write => FoundOf(write).Count == 0),
            writes.Count(write => FoundOf(write).Count > 1),
            writes.Count(write => write.Result is WriteResult.Refused && FoundOf(write).Count > 0),
            acknowledged.Count(write => write.Version is { } version && FoundOf(write) is [var found] && found != version),
            await HalfAsync(db),
            acknowledged.Count(write => write.Kind is WriteKind.CheckIn && !told.Contains(write.Token)),
            await new ChainVerifier(db).VerifyAsync(),
            await new StateRebuilder(db, EventRegistry.Create(), AggregateRegistry.Create()).CompareAsync());
    }

    /// <summary>The versions of the events that hold a token in this member of their data.</summary>
    private static async Task<Dictionary<(Guid Stream, string Token), IReadOnlyList<int>>> FoundAsync(NpgsqlDataSource db, string member, string type)
    {
        await using var command = db.CreateCommand(
            $$"""
            select stream_id, substring(data::text from '"{{member}}": ?"([0-9a-f]{32})"') as token, array_agg(version)
            from events where type like '{{type}}' and data::text ~ '"{{member}}": ?"[0-9a-f]{32}"' group by 1, 2
            """);
        await using var row = await command.ExecuteReaderAsync();
        Dictionary<(Guid, string), IReadOnlyList<int>> found = [];
        while (await row.ReadAsync())
            found.Add((row.GetGuid(0), row.GetString(1)), row.GetFieldValue<int[]>(2));
        return found;
    }

    /// <summary>Values without their event and events without their value; streams whose head is not their last event.</summary>
    private static async Task<long> HalfAsync(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            select
                (select count(*) from kpi_values v where not exists (
                    select from events e where e.org_id = v.org_id and e.stream_id = v.kpi_id and e.position = v.position and e.recorded_at = v.recorded_at))
              + (select count(*) from events e where e.type like 'kpi-value-%' and not exists (
                    select from kpi_values v where v.org_id = e.org_id and v.kpi_id = e.stream_id and v.position = e.position))
              + (select count(*) from (select kpi_id, period_start, segment from kpi_values where superseded_at is null group by 1, 2, 3 having count(*) > 1) twice)
              + (select count(*) from streams s where s.version <> (
                    select max(e.version) from events e where e.org_id = s.org_id and e.kind = s.kind and e.stream_id = s.id))
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
