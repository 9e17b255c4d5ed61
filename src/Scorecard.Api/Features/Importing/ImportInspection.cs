using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;

namespace Scorecard.Api.Features.Importing;

/// <summary>Reads a file once to see what is in it, and guesses what its columns mean.</summary>
public static class ImportInspection
{
    /// <exception cref="Infrastructure.Errors.RefusedException">It cannot be read, or holds no rows.</exception>
    public static (ImportContent Content, ImportMapping Mapping, IReadOnlyList<ColumnProfile> Profiles) Inspect(TableFile file, DateOnly today, EarlierImport? earlier)
    {
        List<ColumnProfile> profiles = [.. file.Headers().Select((name, index) => new ColumnProfile(index, name))];
        var rows = 0;
        foreach (var row in file.Rows())
        {
            rows++;
            while (profiles.Count < row.Cells.Length)
                profiles.Add(new ColumnProfile(profiles.Count, ""));
            for (var i = 0; i < row.Cells.Length; i++)
                profiles[i].Add(row.Cells[i]);
        }

        if (rows == 0)
            throw TableErrors.Of(TableErrors.NoRows);

        var (mapping, questions) = ImportGuess.Of(profiles, today);
        return (new ImportContent(file.Reading, file.Sheets, rows, [.. profiles.Select(ImportColumn.Of)], questions, earlier), mapping, profiles);
    }

    /// <summary>Names the source of a file whose source nobody named: the same columns are the same source.</summary>
    public static string FingerprintOf(IReadOnlyList<ImportColumn> columns) =>
        $"columns-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', columns.Select(column => column.Name.Trim().ToLowerInvariant()))))[..6])}";

    public static string Remember(ImportContent content, ImportMapping mapping) =>
        JsonSerializer.Serialize(new Remembered([.. content.Columns.Select(column => column.Name)], mapping), JsonSetup.Stored);

    /// <summary>
    /// A remembered mapping, column by column of the same name; null when a column that it used is gone. What a column of figures
    /// itself tells of their style counts more than what was.
    /// </summary>
    public static ImportMapping? Recall(string json, ImportMapping guessed, IReadOnlyList<ColumnProfile> columns)
    {
        if (JsonSerializer.Deserialize<Remembered>(json, JsonSetup.Stored) is not { } remembered)
            return null;

        var byName = remembered.Mapping.Columns
            .Where(column => column.Index < remembered.Headers.Count)
            .GroupBy(column => remembered.Headers[column.Index], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new Queue<ImportColumnMapping>(group), StringComparer.OrdinalIgnoreCase);
        List<ImportColumnMapping> mapped = [];
        foreach (var column in columns)
        {
            var guess = guessed.Columns[column.Index];
            var known = byName.TryGetValue(column.Name, out var queue) && queue.TryDequeue(out var next) ? next : null;
            mapped.Add(known is null
                ? guess with { Role = guess.Role is ImportColumnRole.PeriodValue ? guess.Role : ImportColumnRole.Ignore }
                : known with
                {
                    Index = column.Index,
                    NumberStyle = known.NumberStyle is null || column.UnsettledNumber is not null ? known.NumberStyle : column.NumberStyle,
                    Period = known.Role is ImportColumnRole.PeriodValue ? known.Period ?? guess.Period : known.Period,
                });
        }

        var recalled = remembered.Mapping with { Columns = mapped };
        var lost = byName.Values.Any(queue => queue.Any(column => column.Role is not (ImportColumnRole.Ignore or ImportColumnRole.PeriodValue)));
        return lost || recalled.Faults().Count > 0 ? null : recalled;
    }

    private sealed record Remembered(IReadOnlyList<string> Headers, ImportMapping Mapping);
}
