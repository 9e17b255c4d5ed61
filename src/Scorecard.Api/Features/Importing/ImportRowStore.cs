using Npgsql;
using NpgsqlTypes;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Time;
using Scorecard.EventStore;
using RecordValue = Scorecard.Domain.Kpis.Values.RecordValue;

namespace Scorecard.Api.Features.Importing;

/// <summary>The figures of imports that are not confirmed yet, with what each would do.</summary>
public sealed class ImportRowStore(OrganizationRows wall, Caller caller)
{
    private const string Columns = """
        ordinal, line, column_index, outcome, effect, codes, details, included, includable, same_as, label, name, kpi_id, creates, period_text, period, segment,
        value_text, numerator_text, denominator_text, value, numerator, denominator, not_applicable, comment,
        old_value, old_numerator, old_denominator, old_not_applicable, old_revision, uncommented
        """;

    private const string FromIncluded = "from import_rows where import_id = $1 and included and effect <> 'none'";

    private const string CopySql = $"copy import_rows (import_id, {Columns}) from stdin (format binary)";

    /// <summary>
    /// Keeps a finished preview: all rows and the counts in one transaction, or nothing when another job took over. False then.
    /// </summary>
    public async Task<bool> SaveAsync(
        Guid id, Guid job, IReadOnlyList<StoredRow> rows, ImportCounts counts, IReadOnlyList<CreatedKpi> created, Action<int> progress, CancellationToken ct)
    {
        await using var connection = await wall.Above.OpenConnectionAsync(ct);
        await using var transaction = await wall.BeginAsync(connection, caller.OrgId, ct);
        await ExecuteAsync(connection, "delete from import_rows where import_id = $1", ct, id);
        await OrganizationRows.LeaveAsync(connection, ct);
        await CopyAsync(connection, id, rows, progress, ct);
        await wall.EnterAsync(connection, caller.OrgId, ct);
        var saved = await ExecuteAsync(
            connection,
            "update imports set status = 'previewed', counts = $3, created_kpis = $4, job = null, touched_at = now() where id = $1 and job = $2 and not job_cancelled",
            ct, id, job, ImportStore.Json(counts), ImportStore.Json(created)) == 1;
        if (saved)
            await transaction.CommitAsync(ct);
        return saved;
    }

    /// <summary>A page of rows, and how many the filter lets through.</summary>
    public async Task<(List<StoredRow> Rows, int Total)> PageAsync(Guid id, RowFilter filter, int after, int limit, CancellationToken ct)
    {
        await using var batch = wall.Command(
            caller.OrgId,
            Filtered($"select {Columns} from import_rows where import_id = $1 and ordinal > $5", "order by ordinal limit $6", id, filter, after, limit),
            Filtered("select count(*)::integer from import_rows where import_id = $1", "", id, filter));
        await using var row = await batch.ExecuteReaderAsync(ct);
        List<StoredRow> rows = [];
        while (await row.ReadAsync(ct))
            rows.Add(Of(row));
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return (rows, row.GetInt32(0));
    }

    /// <summary>All rows that the filter lets through, as they come.</summary>
    public async IAsyncEnumerable<StoredRow> AllAsync(Guid id, RowFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var batch = wall.Command(caller.OrgId, Filtered($"select {Columns} from import_rows where import_id = $1", "order by ordinal", id, filter));
        await using var row = await batch.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            yield return Of(row);
    }

    /// <summary>The KPIs that confirming records values of.</summary>
    public async Task<List<Guid>> IncludedKpisAsync(Guid id, CancellationToken ct)
    {
        await using var command = wall.Command(caller.OrgId, $"select distinct kpi_id {FromIncluded}");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        List<Guid> kpis = [];
        while (await row.ReadAsync(ct))
            kpis.Add(row.GetGuid(0));
        return kpis;
    }

    /// <summary>What confirming records of each row, in their order, as they come.</summary>
    public async IAsyncEnumerable<RowToRecord> IncludedAsync(Guid id, string? reason, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = wall.Command(
            caller.OrgId,
            $"select line, kpi_id, creates, period, segment, effect, value, numerator, denominator, not_applicable, comment, old_revision {FromIncluded} order by ordinal");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        Dictionary<string, Period> periods = [];
        decimal? Figure(int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
        while (await row.ReadAsync(ct))
        {
            var key = row.GetString(3);
            if (!periods.TryGetValue(key, out var period))
                periods[key] = period = Period.Of(key);
            var value = new RecordValue(
                period,
                Figure(6),
                Figure(7),
                Figure(8),
                row.GetBoolean(9),
                row.IsDBNull(10) ? null : row.GetString(10),
                reason,
                row.GetInt32(11),
                row.GetString(4) is { Length: > 0 } segment ? SegmentKey.Parse(segment).Required : null,
                CommentLater: true);
            yield return new(row.GetInt32(0), row.GetGuid(1), row.GetBoolean(2), Choice<RowEffect>.Parse(row.GetString(5), null).Value, value);
        }
    }

    /// <summary>Labels of the file that no KPI has, those of most rows first.</summary>
    public async Task<List<(string Label, string? Name, int Rows, int FirstLine)>> UnknownLabelsAsync(Guid id, IReadOnlyList<string> chosen, CancellationToken ct)
    {
        await using var command = wall.Command(
            caller.OrgId,
            """
            select label, min(name), count(*)::integer, min(line) from import_rows
            where import_id = $1 and label <> '' and (kpi_id is null and outcome <> 'blank' or creates or label = any($2)) and not codes && array['import.kpi_ambiguous']
            group by label order by 3 desc, 4 limit 1000
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(chosen.ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        List<(string, string?, int, int)> labels = [];
        while (await row.ReadAsync(ct))
            labels.Add((row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt32(2), row.GetInt32(3)));
        return labels;
    }

    /// <summary>
    /// Takes suspicious rows in or leaves them out and counts anew. Of the lines about the same value only the last one that was taken
    /// in stays in.
    /// </summary>
    /// <param name="ordinals">Null = all suspicious rows.</param>
    /// <param name="code">Only those suspicious for this reason.</param>
    public async Task<ImportCounts> IncludeAsync(Guid id, IReadOnlyList<int>? ordinals, string? code, bool included, ImportCounts counts, CancellationToken ct)
    {
        await using var connection = await wall.Above.OpenConnectionAsync(ct);
        await using var transaction = await wall.BeginAsync(connection, caller.OrgId, ct);
        await ExecuteAsync(connection, "select 1 from imports where id = $1 for update", ct, id);
        await using (var change = new NpgsqlCommand(
            """
            update import_rows set included = $4 where import_id = $1 and includable
                and ($2::integer[] is null or ordinal = any($2)) and ($3::text is null or $3 = any(codes))
            """,
            connection))
        {
            change.Parameters.AddWithValue(id);
            change.Parameters.Add(new() { Value = ordinals is null ? DBNull.Value : ordinals.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
            change.Parameters.Add(new() { Value = code is null ? DBNull.Value : code, NpgsqlDbType = NpgsqlDbType.Text });
            change.Parameters.AddWithValue(included);
            await change.ExecuteNonQueryAsync(ct);
        }

        await ExecuteAsync(
            connection,
            """
            update import_rows r set included = false
            from (
                select ordinal, row_number() over (partition by coalesce(same_as, ordinal) order by ordinal = any($2) desc, ordinal desc) as place
                from import_rows where import_id = $1 and included) o
            where r.import_id = $1 and r.ordinal = o.ordinal and o.place > 1
            """,
            ct, id, ordinals?.ToArray() ?? []);
        var anew = await CountAsync(connection, id, counts, ct);
        await ExecuteAsync(connection, "update imports set counts = $2, touched_at = now() where id = $1", ct, id, ImportStore.Json(anew));
        await transaction.CommitAsync(ct);
        return anew;
    }

    private static async Task<ImportCounts> CountAsync(NpgsqlConnection connection, Guid id, ImportCounts counts, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select
                count(*) filter (where effect in ('record', 'comment'))::integer,
                count(*) filter (where effect = 'correct')::integer,
                count(*) filter (where effect = 'correct' or 'import.period_closed' = any(codes))::integer,
                count(distinct kpi_id) filter (where creates)::integer,
                count(*) filter (where uncommented)::integer
            from import_rows where import_id = $1 and included
            """,
            connection);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return counts with
        {
            Recordings = row.GetInt32(0),
            Corrections = row.GetInt32(1),
            NeedReason = row.GetInt32(2),
            NewKpis = row.GetInt32(3),
            Uncommented = row.GetInt32(4),
        };
    }

    private static NpgsqlBatchCommand Filtered(string select, string order, Guid id, RowFilter filter, params ReadOnlySpan<int> page)
    {
        var command = new NpgsqlBatchCommand(
            $"""
            {select}
                and ($2::text is null or outcome = $2) and ($3::text is null or $3 = any(codes))
                and ($4::text is null or label ilike $4 or name ilike $4 or period_text ilike $4 or comment ilike $4)
            {order}
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(Text(filter.Outcome is { } outcome ? EnumNames.Of(outcome) : null));
        command.Parameters.Add(Text(filter.Reason));
        command.Parameters.Add(Text(filter.Search is { Length: > 0 } search ? $"%{search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%" : null));
        foreach (var number in page)
            command.Parameters.Add(new() { Value = number });
        return command;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = value is null ? DBNull.Value : value, NpgsqlDbType = NpgsqlDbType.Text };

    private static async Task CopyAsync(NpgsqlConnection connection, Guid id, IReadOnlyList<StoredRow> rows, Action<int> progress, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopySql, ct);
        foreach (var (place, row) in rows.Index())
        {
            if (place % 1000 == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress(place);
            }

            var line = new RowWriter(copy, ct);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(row.Ordinal, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(row.Line, NpgsqlDbType.Integer, ct);
            await line.NumberAsync(row.Column);
            await copy.WriteAsync(EnumNames.Of(row.Outcome), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(EnumNames.Of(row.Effect), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.Reasons.Select(reason => reason.Code).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.Reasons.Select(reason => reason.Detail ?? "").ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(row.Included, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(row.Includable, NpgsqlDbType.Boolean, ct);
            await line.NumberAsync(row.SameAs);
            await line.TextAsync(row.Label);
            await line.TextAsync(row.Name);
            await line.IdAsync(row.KpiId);
            await copy.WriteAsync(row.Creates, NpgsqlDbType.Boolean, ct);
            await line.TextAsync(row.PeriodText);
            await line.TextAsync(row.Period);
            await line.TextAsync(row.Segment);
            await line.TextAsync(row.ValueText);
            await line.TextAsync(row.NumeratorText);
            await line.TextAsync(row.DenominatorText);
            await line.FigureAsync(row.Value);
            await line.FigureAsync(row.Numerator);
            await line.FigureAsync(row.Denominator);
            await copy.WriteAsync(row.NotApplicable, NpgsqlDbType.Boolean, ct);
            await line.TextAsync(row.Comment);
            await line.FigureAsync(row.OldValue);
            await line.FigureAsync(row.OldNumerator);
            await line.FigureAsync(row.OldDenominator);
            await copy.WriteAsync(row.OldNotApplicable, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(row.OldRevision, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(row.Uncommented, NpgsqlDbType.Boolean, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static StoredRow Of(NpgsqlDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        decimal? Figure(int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
        int? Number(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

        var stored = new StoredRow
        {
            Ordinal = row.GetInt32(0),
            Line = row.GetInt32(1),
            Column = Number(2),
            Outcome = Choice<RowOutcome>.Parse(row.GetString(3), null).Value,
            Effect = Choice<RowEffect>.Parse(row.GetString(4), null).Value,
            Included = row.GetBoolean(7),
            Includable = row.GetBoolean(8),
            SameAs = Number(9),
            Label = row.GetString(10),
            Name = Text(11),
            KpiId = row.IsDBNull(12) ? null : row.GetGuid(12),
            Creates = row.GetBoolean(13),
            PeriodText = row.GetString(14),
            Period = Text(15),
            Segment = row.GetString(16),
            ValueText = row.GetString(17),
            NumeratorText = row.GetString(18),
            DenominatorText = row.GetString(19),
            Value = Figure(20),
            Numerator = Figure(21),
            Denominator = Figure(22),
            NotApplicable = row.GetBoolean(23),
            Comment = Text(24),
            OldValue = Figure(25),
            OldNumerator = Figure(26),
            OldDenominator = Figure(27),
            OldNotApplicable = row.GetBoolean(28),
            OldRevision = row.GetInt32(29),
            Uncommented = row.GetBoolean(30),
        };
        foreach (var (code, detail) in row.GetFieldValue<string[]>(5).Zip(row.GetFieldValue<string[]>(6)))
            stored.Reasons.Add(RowReason.Of(code, detail.Length == 0 ? null : detail));
        return stored;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private readonly struct RowWriter(NpgsqlBinaryImporter copy, CancellationToken ct)
    {
        public Task TextAsync(string? value) => value is null ? copy.WriteNullAsync(ct) : copy.WriteAsync(value, NpgsqlDbType.Text, ct);

        public Task NumberAsync(int? value) => value is { } number ? copy.WriteAsync(number, NpgsqlDbType.Integer, ct) : copy.WriteNullAsync(ct);

        public Task IdAsync(Guid? value) => value is { } id ? copy.WriteAsync(id, NpgsqlDbType.Uuid, ct) : copy.WriteNullAsync(ct);

        public Task FigureAsync(decimal? value) => value is { } figure ? copy.WriteAsync(figure, NpgsqlDbType.Numeric, ct) : copy.WriteNullAsync(ct);
    }
}

/// <param name="Effect">What the preview said it would do.</param>
/// <param name="Value">With the revision that the preview saw.</param>
public readonly record struct RowToRecord(int Line, Guid KpiId, bool Creates, RowEffect Effect, RecordValue Value);

/// <param name="Reason">Rows with this code.</param>
/// <param name="Search">Rows in whose label, name, period or comment this text occurs.</param>
public sealed record RowFilter(RowOutcome? Outcome = null, string? Reason = null, string? Search = null);
