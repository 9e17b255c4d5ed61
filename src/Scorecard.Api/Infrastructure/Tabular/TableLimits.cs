namespace Scorecard.Api.Infrastructure.Tabular;

/// <summary>How much of a file is read. Whatever is larger is refused, and found out without holding more than this in memory.</summary>
public static class TableLimits
{
    /// <summary>Bytes of the file as it is sent.</summary>
    public const int FileBytes = 50 * 1024 * 1024;

    /// <summary>Rows below the header that are not blank.</summary>
    public const int Rows = 200_000;

    public const int Columns = 1_000;

    /// <summary>Characters of one cell: what a spreadsheet itself can hold.</summary>
    public const int CellLength = 32_767;

    /// <summary>Bytes that all parts of a workbook unpack to.</summary>
    public const long UnpackedBytes = 256L * 1024 * 1024;

    /// <summary>Bytes that the texts of a workbook, which are held in memory, unpack to.</summary>
    public const long UnpackedTextBytes = 64L * 1024 * 1024;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 2_000;
}
