using System.Text.Json;
using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Importing;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>Imports that are not over yet, of the caller's organization. Each belongs to one person; nobody else finds it.</summary>
public sealed class ImportStore(OrganizationRows rows, Caller caller)
{
    /// <summary>A job gives a sign of life every second or so; one that is silent this long died with its process.</summary>
    private const string Silence = "interval '15 seconds'";

    internal const string Lifetime = "interval '24 hours'";

    private const string Columns = $"""
        id, org_id, person_id, status, file_name, file_size, file_hash, source, uploaded_at, touched_at + {Lifetime},
        content, mapping, mapping_origin, created_kpis, counts, failure, result, job_phase, job_done, job_total,
        status in ('previewing', 'confirming') and job_beat_at < now() - {Silence}
        """;

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSetup.Stored);

    /// <summary>Takes in a file that is on its way.</summary>
    public Task StartAsync(Guid id, Guid orgId, Guid personId, string fileName, DateTimeOffset now, CancellationToken ct) =>
        ExecuteAsync(
            """
            insert into imports (id, org_id, person_id, status, file_name, file_size, file_hash, source, uploaded_at)
            values ($1, $2, $3, 'uploading', $4, 0, '', '', $5)
            """,
            ct, id, orgId, personId, fileName, now.ToUniversalTime());

    public Task AddChunkAsync(Guid id, int number, ReadOnlyMemory<byte> data, CancellationToken ct) =>
        ExecuteAsync("insert into import_chunks (import_id, number, data) values ($1, $2, $3)", ct, id, number, data);

    public async Task<byte[]> FileAsync(Guid id, CancellationToken ct)
    {
        await using var command = Command("select data from import_chunks where import_id = $1 order by number", id);
        await using var row = await command.ExecuteReaderAsync(ct);
        List<byte[]> chunks = [];
        while (await row.ReadAsync(ct))
            chunks.Add(row.GetFieldValue<byte[]>(0));
        var file = new byte[chunks.Sum(chunk => chunk.Length)];
        var at = 0;
        foreach (var chunk in chunks)
        {
            chunk.CopyTo(file, at);
            at += chunk.Length;
        }

        return file;
    }

    /// <summary>The file is there and was read: the mapping can be set.</summary>
    public Task ReceivedAsync(Guid id, long size, string hash, string source, ImportContent content, ImportMapping mapping, MappingOrigin origin, CancellationToken ct) =>
        ExecuteAsync(
            """
            update imports set status = 'mapping', file_size = $2, file_hash = $3, source = $4, content = $5, mapping = $6, mapping_origin = $7, touched_at = now()
            where id = $1
            """,
            ct, id, size, hash, source, Json(content), Json(mapping), EnumNames.Of(origin));

    /// <summary>The file is read in another way; false when a job is at it.</summary>
    public async Task<bool> RereadAsync(Guid id, ImportContent content, ImportMapping mapping, CancellationToken ct) =>
        await ExecuteAsync(
            $"""
            update imports set status = 'mapping', content = $2, mapping = $3, mapping_origin = 'guessed', counts = null, failure = null, created_kpis = null, touched_at = now()
            where id = $1 and (status in ('mapping', 'previewed', 'failed') or (status in ('previewing', 'confirming') and job_beat_at < now() - {Silence}))
            """,
            ct, id, Json(content), Json(mapping)) == 1;

    public async Task<StoredImport?> FindAsync(Guid orgId, Guid personId, Guid id, CancellationToken ct)
    {
        await using var command = Command(
            $"select {Columns} from imports where id = $1 and org_id = $2 and person_id = $3 and status <> 'uploading' and touched_at > now() - {Lifetime}", id, orgId, personId);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>Those that are not confirmed, the newest first.</summary>
    public async Task<IReadOnlyList<StoredImport>> UnfinishedAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = Command(
            $"""
            select {Columns} from imports
            where org_id = $1 and person_id = $2 and status not in ('uploading', 'confirmed') and touched_at > now() - {Lifetime}
            order by uploaded_at desc
            """,
            orgId, personId);
        return await ReadAsync(command, ct);
    }

    /// <summary>Deletes it with its file and rows; false while a job is at it, or when it is confirmed.</summary>
    public async Task<bool> DiscardAsync(Guid id, CancellationToken ct) =>
        await ExecuteAsync(
            $"delete from imports where id = $1 and (status not in ('previewing', 'confirming', 'confirmed') or (status <> 'confirmed' and job_beat_at < now() - {Silence}))", ct, id) == 1;

    public async Task<string?> RememberedAsync(Guid orgId, string source, CancellationToken ct)
    {
        await using var command = Command("select mapping from import_mappings where org_id = $1 and source = $2", orgId, source);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    public Task RememberAsync(Guid orgId, string source, string mapping, CancellationToken ct) =>
        ExecuteAsync(
            """
            insert into import_mappings (org_id, source, mapping) values ($1, $2, $3)
            on conflict (org_id, source) do update set mapping = excluded.mapping, saved_at = now()
            """,
            ct, orgId, source, mapping);

    private static async Task<List<StoredImport>> ReadAsync(OrganizationCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        List<StoredImport> imports = [];
        while (await row.ReadAsync(ct))
            imports.Add(Of(row));
        return imports;
    }

    private static StoredImport Of(NpgsqlDataReader row)
    {
        T? Stored<T>(int column)
            where T : class =>
            row.IsDBNull(column) ? null : JsonSerializer.Deserialize<T>(row.GetString(column), JsonSetup.Stored);

        var status = Choice<ImportStatus>.Parse(row.GetString(3), null).Value;
        return new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetBoolean(20) ? ImportStatus.Interrupted : status,
            row.GetString(4),
            row.GetInt64(5),
            row.GetString(6),
            row.GetString(7),
            row.GetFieldValue<DateTimeOffset>(8),
            row.GetFieldValue<DateTimeOffset>(9),
            Stored<ImportContent>(10)!,
            Stored<ImportMapping>(11)!,
            Choice<MappingOrigin>.Parse(row.GetString(12), null).Value,
            Stored<IReadOnlyList<CreatedKpi>>(13) ?? [],
            Stored<ImportCounts>(14),
            Stored<ImportFailure>(15),
            Stored<ImportResult>(16),
            new ImportProgress(Choice<ImportPhase>.Parse(row.GetString(17), null).Value, row.GetInt32(18), row.GetInt32(19)),
            WasConfirming: status is ImportStatus.Confirming);
    }

    private OrganizationCommand Command(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = rows.Command(caller.OrgId, sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return command;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
