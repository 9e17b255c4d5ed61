using Npgsql;

namespace Scorecard.EventStore;

/// <summary>A command behind the second wall between organizations, in one round trip; see <see cref="OrganizationRows"/>.</summary>
public sealed class OrganizationCommand : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;

    internal OrganizationCommand(NpgsqlBatch batch, NpgsqlBatchCommand enter, ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        _batch = batch;
        _batch.BatchCommands.Add(enter);
        foreach (var command in commands)
            _batch.BatchCommands.Add(command);
    }

    /// <summary><c>$1</c>, <c>$2</c>, … of the first command, in their order.</summary>
    public NpgsqlParameterCollection Parameters => _batch.BatchCommands[1].Parameters;

    /// <summary>In seconds; 0 = none.</summary>
    public int CommandTimeout { set => _batch.Timeout = value; }

    public async Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken ct = default)
    {
        var row = await _batch.ExecuteReaderAsync(ct);
        try
        {
            await row.NextResultAsync(ct);
            return row;
        }
        catch
        {
            await row.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many rows were written.</summary>
    public Task<int> ExecuteNonQueryAsync(CancellationToken ct = default) => _batch.ExecuteNonQueryAsync(ct);

    /// <summary>The first column of the first row; null when there is none.</summary>
    public async Task<object?> ExecuteScalarAsync(CancellationToken ct = default)
    {
        await using var row = await ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? row.GetValue(0) : null;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
