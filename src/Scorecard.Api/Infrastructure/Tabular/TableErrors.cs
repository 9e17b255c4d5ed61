using System.Globalization;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>Why a file cannot be read as a table.</summary>
public static class TableErrors
{
    public static readonly DomainError EmptyFile = new("import.empty_file", "The file is empty.");

    public static readonly DomainError NoRows = new("import.no_rows", "There are no rows below the header.");

    public static readonly DomainError Unreadable = new("import.unreadable", "The file is neither a text nor a workbook.");

    public static readonly DomainError WrongFormat = new("import.wrong_format", "The file is a damaged workbook or one of an old format.");

    public static readonly DomainError Encrypted = new("import.encrypted", "The workbook is protected by a password.");

    public static readonly DomainError SheetNotFound = new("import.sheet_not_found", "The workbook has no such sheet.");

    public static readonly DomainError EncodingMismatch = new("import.encoding_mismatch", "The file is not written in this encoding.");

    private static readonly DomainError TooManyRows = new("import.too_many_rows", "The file has more rows than can be imported at once.");

    private static readonly DomainError TooManyColumns = new("import.too_many_columns", "The file has more columns than can be imported.");

    private static readonly DomainError CellTooLong = new("import.cell_too_long", "A cell of the file holds more text than a cell can.");

    private static readonly DomainError UnpacksTooLarge = new("import.unpacks_too_large", "The workbook unpacks to more than can be read.");

    public static RefusedException Of(DomainError error) => new(StatusCodes.Status422UnprocessableEntity, error);

    public static RefusedException RowLimit(int limit = TableLimits.Rows) => Limit(TooManyRows, limit);

    public static RefusedException ColumnLimit() => Limit(TooManyColumns, TableLimits.Columns);

    public static RefusedException UnpackLimit() => Limit(UnpacksTooLarge, TableLimits.UnpackedBytes);

    public static RefusedException CellLimit(int line) => new(
        StatusCodes.Status422UnprocessableEntity,
        CellTooLong,
        new KeyValuePair<string, object?>("limit", TableLimits.CellLength.ToString(CultureInfo.InvariantCulture)),
        new KeyValuePair<string, object?>("line", line.ToString(CultureInfo.InvariantCulture)));

    private static RefusedException Limit(DomainError error, long limit) => new(
        StatusCodes.Status422UnprocessableEntity, error, new KeyValuePair<string, object?>("limit", limit.ToString(CultureInfo.InvariantCulture)));
}
