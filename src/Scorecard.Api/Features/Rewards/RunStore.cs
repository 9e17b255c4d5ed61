using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The documents of runs, kept under the hash that the event of their run holds.</summary>
public sealed class RunStore(OrganizationRows rows)
{
    /// <summary>Keeps what was computed, all of it or nothing. It counts for nothing before an event names its hash.</summary>
    public async Task SaveAsync(Guid orgId, RunRecord record, CancellationToken ct)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var transaction = await rows.BeginAsync(connection, orgId, ct);
        await using (var basis = new NpgsqlCommand("insert into pay_bases (org_id, hash, document) values ($1, $2, $3) on conflict do nothing", connection))
        {
            basis.Parameters.AddWithValue(orgId);
            basis.Parameters.AddWithValue(record.Hash);
            basis.Parameters.AddWithValue(Encoding.UTF8.GetString(record.Basis));
            if (await basis.ExecuteNonQueryAsync(ct) == 0)
                return; // the same bytes are there already
        }

        await OrganizationRows.LeaveAsync(connection, ct);
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy pay_lines (org_id, hash, person_id, amount, due, document) from stdin (format binary)", ct))
        {
            foreach (var (line, document) in record.Lines)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(orgId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(record.Hash, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(line.PersonId, NpgsqlDbType.Uuid, ct);
                await FigureAsync(copy, line.Amount, ct);
                await FigureAsync(copy, line.Due, ct);
                await copy.WriteAsync(Encoding.UTF8.GetString(document), NpgsqlDbType.Text, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>What a run rests on and all of its lines, once they are what the log says.</summary>
    /// <exception cref="RefusedException"><c>reward_run.tampered</c>: somebody changed what is kept.</exception>
    public async Task<(RunBasis Basis, List<StoredLine> Lines)> VerifiedAsync(Guid orgId, string hash, CancellationToken ct) =>
        await IntactAsync(orgId, hash, ct) ?? throw new RefusedException(StatusCodes.Status409Conflict, RewardRunErrors.Tampered);

    /// <summary>What a run rests on and all of its lines; null when they are not what the log says.</summary>
    public async Task<(RunBasis Basis, List<StoredLine> Lines)?> IntactAsync(Guid orgId, string hash, CancellationToken ct)
    {
        var (basis, lines) = await KeptAsync(orgId, hash, ct);
        return IsTold(hash, basis, lines) ? (RunRecord.ReadBasis(basis), lines) : null;
    }

    /// <summary>Whether what is kept of a run is what the log says.</summary>
    public async Task<bool> IsIntactAsync(Guid orgId, string hash, CancellationToken ct) => await IntactAsync(orgId, hash, ct) is not null;

    /// <summary>All lines in the order of their hash: that of the ids.</summary>
    public async Task<List<StoredLine>> LinesAsync(Guid orgId, string hash, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "select person_id, amount, due, document from pay_lines where org_id = $1 and hash = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(hash);
        var lines = await ReadAsync(command, ct);
        lines.Sort((left, right) => left.PersonId.CompareTo(right.PersonId));
        return lines;
    }

    public async Task<StoredLine?> LineAsync(Guid orgId, string hash, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "select person_id, amount, due, document from pay_lines where org_id = $1 and hash = $2 and person_id = $3");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(hash);
        command.Parameters.AddWithValue(personId);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>Which of these runs have a line of a person, by hash.</summary>
    public async Task<IReadOnlyDictionary<string, StoredLine>> LinesOfAsync(Guid orgId, IReadOnlyCollection<string> hashes, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "select hash, person_id, amount, due, document from pay_lines where org_id = $1 and hash = any($2) and person_id = $3");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(hashes.ToArray());
        command.Parameters.AddWithValue(personId);
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<string, StoredLine> lines = [];
        while (await row.ReadAsync(ct))
            lines.Add(row.GetString(0), Of(row, first: 1));
        return lines;
    }

    private static bool IsTold(string hash, byte[] basis, List<StoredLine> lines) =>
        RunRecord.HashOf(basis, lines.Select(line => line.Document)) == hash && lines.TrueForAll(line => line.IsTold());

    private async Task<(byte[] Basis, List<StoredLine> Lines)> KeptAsync(Guid orgId, string hash, CancellationToken ct) =>
        (await KeptBasisAsync(orgId, hash, ct), await LinesAsync(orgId, hash, ct));

    private async Task<byte[]> KeptBasisAsync(Guid orgId, string hash, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "select document from pay_bases where org_id = $1 and hash = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(hash);
        return Encoding.UTF8.GetBytes(await command.ExecuteScalarAsync(ct) as string ?? "");
    }

    private static async Task<List<StoredLine>> ReadAsync(OrganizationCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        List<StoredLine> lines = [];
        while (await row.ReadAsync(ct))
            lines.Add(Of(row, first: 0));
        return lines;
    }

    private static StoredLine Of(NpgsqlDataReader row, int first) => new(
        row.GetGuid(first),
        row.IsDBNull(first + 1) ? null : row.GetDecimal(first + 1),
        row.IsDBNull(first + 2) ? null : row.GetDecimal(first + 2),
        Encoding.UTF8.GetBytes(row.GetString(first + 3)));

    private static Task FigureAsync(NpgsqlBinaryImporter copy, decimal? figure, CancellationToken ct) =>
        figure is { } number ? copy.WriteAsync(number, NpgsqlDbType.Numeric, ct) : copy.WriteNullAsync(ct);
}

/// <param name="Document">The bytes that the run's hash covers.</param>
public sealed record StoredLine(Guid PersonId, decimal? Amount, decimal? Due, byte[] Document)
{
    /// <summary>SHA-256 of the document, in hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Document));

    public RunLine Read() => RunRecord.ReadLine(Document);

    /// <summary>The figures beside the document are those in it.</summary>
    public bool IsTold() => Read() is var line && line.PersonId == PersonId && line.Amount == Amount && line.Due == Due;
}
