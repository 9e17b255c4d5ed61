using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>A list of participants as somebody pasted it or saved it: text with separated values or a workbook's first sheet.</summary>
public static class ParticipantFile
{
    public const int MostBytes = 5 * 1024 * 1024;

    public const int MostLines = 10_000;

    private static readonly SemaphoreSlim Reading = new(1);

    /// <exception cref="RefusedException">It is no table, lacks a column, or a limit is passed.</exception>
    public static async Task<IReadOnlyList<ListedParticipant>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var bytes = await ReceiveAsync(request, ct);
        await Reading.WaitAsync(ct); // one after the other: a workbook unpacks to many times its size
        try
        {
            return Lines(TableFile.Open(bytes));
        }
        finally
        {
            Reading.Release();
        }
    }

    private static async Task<byte[]> ReceiveAsync(HttpRequest request, CancellationToken ct)
    {
        var tooLarge = new RefusedException(StatusCodes.Status413PayloadTooLarge, Problems.TooLarge);
        if (request.ContentLength > MostBytes)
            throw tooLarge;

        var buffer = new byte[(int)(request.ContentLength ?? MostBytes) + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read > MostBytes ? throw tooLarge : buffer[..read];
    }

    private static List<ListedParticipant> Lines(TableFile file)
    {
        var header = file.Reading.HeaderRow > 0 ? file.Headers() : [];
        if (!ParticipationColumns.Of(header).Succeeded(out var columns, out var missing))
            throw TableErrors.Of(missing);

        List<ListedParticipant> lines = [];
        foreach (var row in file.Rows())
        {
            if (lines.Count == MostLines)
                throw TableErrors.RowLimit(MostLines);

            string Cell(int column) => column >= 0 && column < row.Cells.Length ? row.Cells[column].Trim() : "";
            lines.Add(new(row.Line, Cell(columns.Person), Cell(columns.Unit), Cell(columns.From), Cell(columns.To), Cell(columns.TargetAmount)));
        }

        return lines is [] ? throw TableErrors.Of(TableErrors.NoRows) : lines;
    }
}

/// <summary>A line as it was written.</summary>
/// <param name="Person">E-mail address or id.</param>
/// <param name="Unit">Code or name; empty for the unit that the person works in.</param>
public sealed record ListedParticipant(int Line, string Person, string Unit, string From, string To, string TargetAmount)
{
    /// <summary>For the answer: nobody needs more to recognize what they wrote.</summary>
    public ListedParticipant Shortened() => new(Line, Short(Person), Short(Unit), Short(From), Short(To), Short(TargetAmount));

    private static string Short(string text) => text.Length <= TextLimits.Name ? text : text[..TextLimits.Name];
}
