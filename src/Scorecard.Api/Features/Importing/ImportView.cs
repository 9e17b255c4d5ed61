using System.Globalization;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;

namespace Scorecard.Api.Features.Importing;

public enum ImportStatus
{
    Mapping,
    Previewing,
    Previewed,
    Confirming,
    Confirmed,

    /// <summary>The server that worked on it died; nothing was written. The preview or the confirmation can be started again.</summary>
    Interrupted,

    /// <summary>The preview could not be made.</summary>
    Failed,
}

public enum MappingOrigin
{
    Guessed,
    Remembered,
    Set,
}

/// <param name="Source">Under which the mapping is remembered.</param>
/// <param name="ExpiresAt">When it is deleted unless somebody touches it before.</param>
/// <param name="RowCount">Rows below the header that are not blank.</param>
/// <param name="Questions">What the file does not settle; the mapping holds the assumptions.</param>
/// <param name="Progress">While something works on it.</param>
/// <param name="Counts">Of the preview.</param>
/// <param name="Failure">Why the last preview or confirmation ended without what it was for.</param>
/// <param name="Earlier">The same file was imported before.</param>
public sealed record ImportView(
    Guid Id,
    string FileName,
    long FileSize,
    string FileHash,
    string Source,
    DateTimeOffset UploadedAt,
    DateTimeOffset ExpiresAt,
    ImportStatus Status,
    TableReading Reading,
    IReadOnlyList<string> Sheets,
    int RowCount,
    IReadOnlyList<ImportColumn> Columns,
    ImportMapping Mapping,
    MappingOrigin MappingOrigin,
    IReadOnlyList<ImportQuestion> Questions,
    ImportProgress? Progress,
    ImportCounts? Counts,
    ImportFailure? Failure,
    ImportResult? Result,
    EarlierImport? Earlier);

/// <param name="Name">The header; empty without one.</param>
/// <param name="Samples">Up to five different cells.</param>
/// <param name="Filled">Cells that are not blank.</param>
/// <param name="NumberStyle">How most of its figures are written; null where it holds none.</param>
public sealed record ImportColumn(int Index, string Name, IReadOnlyList<string> Samples, int Filled, ColumnKind Kind, NumberStyle? NumberStyle)
{
    public static ImportColumn Of(ColumnProfile profile) =>
        new(profile.Index, profile.Name, profile.Samples, profile.Filled, profile.Kind, profile.Kind is ColumnKind.Number ? profile.NumberStyle : null);
}

public enum ImportPhase
{
    Waiting,
    Reading,
    Deciding,
    Writing,
}

/// <param name="Done">Rows of the phase.</param>
/// <param name="Total">0 = not known.</param>
public sealed record ImportProgress(ImportPhase Phase, int Done, int Total);

/// <param name="Changed">Corrections and new comments.</param>
/// <param name="Recordings">First figures and comments that confirming would record now.</param>
/// <param name="Corrections">Corrections that confirming would record now.</param>
/// <param name="NeedReason">Rows among them for which a reason must be given: corrections, and values of closed periods.</param>
/// <param name="Uncommented">Red results without a comment among them.</param>
public sealed record ImportCounts(
    int New,
    int Changed,
    int Unchanged,
    int Rejected,
    int Suspicious,
    int Blank,
    int Ignored,
    int Recordings,
    int Corrections,
    int NeedReason,
    int NewKpis,
    int Uncommented,
    IReadOnlyList<ReasonCount> Reasons);

public sealed record ReasonCount(string Code, int Count);

/// <param name="Lines">Up to 20 lines of the file that it is about.</param>
/// <param name="Rows">How many rows it is about.</param>
public sealed record ImportFailure(string Code, IReadOnlyList<int> Lines, int Rows);

/// <param name="LeftOut">Suspicious rows that were not taken in.</param>
public sealed record ImportResult(int Recorded, int Corrected, int Unchanged, int Rejected, int LeftOut, int KpisCreated, DateTimeOffset RecordedAt);

public sealed record EarlierImport(Guid ImportId, DateTimeOffset At, string ByName);

public enum RowOutcome
{
    New,
    Changed,
    Unchanged,
    Rejected,
    Suspicious,
    Blank,
    Ignored,
}

/// <param name="Next">The ordinal to go on after; null on the last page.</param>
/// <param name="Total">Rows that the filter lets through.</param>
public sealed record ImportRowPage(IReadOnlyList<ImportRow> Rows, int? Next, int Total);

/// <param name="Line">Of the file, from 1.</param>
/// <param name="Column">The header above the cell, in a wide layout.</param>
/// <param name="Included">Confirming records it.</param>
/// <param name="Includable">It is suspicious and may be taken in.</param>
/// <param name="Creates">Its KPI is created with it.</param>
public sealed record ImportRow(
    int Ordinal,
    int Line,
    string? Column,
    RowOutcome Outcome,
    IReadOnlyList<RowReason> Reasons,
    bool Included,
    bool Includable,
    string Label,
    Guid? KpiId,
    string? KpiName,
    string? KpiCode,
    bool Creates,
    string PeriodText,
    string? Period,
    string? Segment,
    string ValueText,
    decimal? Value,
    decimal? Numerator,
    decimal? Denominator,
    bool NotApplicable,
    string? Comment,
    decimal? OldValue,
    decimal? OldNumerator,
    decimal? OldDenominator,
    bool OldNotApplicable,
    Domain.Kpis.UnitKind? UnitKind,
    string? UnitSymbol,
    int? Decimals);

/// <param name="Detail">For people; the usual range of an outlier, the other line of a duplicate.</param>
/// <param name="Low">Of an outlier: the least of the usual range, in the unit of the KPI.</param>
/// <param name="High">Of an outlier: the most of the usual range.</param>
public sealed record RowReason(string Code, string? Detail, decimal? Low, decimal? High)
{
    private const char Between = '…';
    private const int Decimals = 6;

    public static RowReason Of(string code, string? detail) =>
        code == ImportErrors.Outlier.Code && detail?.Split(Between) is [var low, var high]
            ? new(code, detail, decimal.Parse(low, CultureInfo.InvariantCulture), decimal.Parse(high, CultureInfo.InvariantCulture))
            : new(code, detail, Low: null, High: null);

    /// <summary>A range in plain digits, never with an exponent.</summary>
    public static string RangeOf(decimal low, decimal high) => string.Create(CultureInfo.InvariantCulture, $"{Rounded(low)}{Between}{Rounded(high)}");

    private static string Rounded(decimal bound) => Math.Round(bound, Decimals).ToString("0.######", CultureInfo.InvariantCulture);
}

/// <param name="Name">What the file calls it beside its code.</param>
/// <param name="Choice">What was decided about it.</param>
public sealed record UnknownKpi(
    string Label, string? Name, int Rows, int FirstLine, LabelAction? Choice, Guid? KpiId, IReadOnlyList<NearKpi> NearMatches);

/// <param name="Similarity">0 to 1.</param>
public sealed record NearKpi(Guid KpiId, string Code, string Name, double Similarity);

public sealed record ImportList(IReadOnlyList<ImportSummary> Unfinished, IReadOnlyList<DoneImport> Done);

public sealed record ImportSummary(Guid Id, string FileName, DateTimeOffset UploadedAt, DateTimeOffset ExpiresAt, ImportStatus Status, ImportCounts? Counts);

public sealed record DoneImport(
    Guid Id,
    string FileName,
    string Source,
    DateTimeOffset At,
    Guid ByPersonId,
    string ByName,
    string? Reason,
    int Recorded,
    int Corrected,
    int Unchanged,
    int Rejected,
    int LeftOut,
    int KpisCreated);
