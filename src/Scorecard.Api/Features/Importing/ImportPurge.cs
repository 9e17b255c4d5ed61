using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Features.Importing;

/// <summary>Deletes what nobody touched for a day, uploads that never ended, and the files and rows of what was confirmed, in all organizations.</summary>
public sealed class ImportPurge(NpgsqlDataSource db) : IChore
{
    public string Name => "Deleting what is left of imports";

    public TimeSpan Pause => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            $"delete from imports where touched_at < now() - {ImportStore.Lifetime} or (status = 'uploading' and touched_at < now() - interval '1 hour')"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from import_rows r using imports i where i.id = r.import_id and i.status = 'confirmed'"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from import_chunks c using imports i where i.id = c.import_id and i.status = 'confirmed'"));
        await batch.ExecuteNonQueryAsync(ct);
    }
}
