using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;

namespace Scorecard.Api.Features.Importing;

/// <summary>An import as its table holds it.</summary>
public sealed record StoredImport(
    Guid Id,
    Guid OrgId,
    Guid PersonId,
    ImportStatus Status,
    string FileName,
    long FileSize,
    string FileHash,
    string Source,
    DateTimeOffset UploadedAt,
    DateTimeOffset ExpiresAt,
    ImportContent Content,
    ImportMapping Mapping,
    MappingOrigin MappingOrigin,
    IReadOnlyList<CreatedKpi> CreatedKpis,
    ImportCounts? Counts,
    ImportFailure? Failure,
    ImportResult? Result,
    ImportProgress Progress,
    bool WasConfirming)
{
    public bool IsRunning => Status is ImportStatus.Previewing or ImportStatus.Confirming;

    public IReadOnlyList<string> Headers => [.. Content.Columns.Select(column => column.Name)];

    public ImportView View() => new(
        Id,
        FileName,
        FileSize,
        FileHash,
        Source,
        UploadedAt,
        ExpiresAt,
        Status,
        Content.Reading,
        Content.Sheets,
        Content.RowCount,
        Content.Columns,
        Mapping,
        MappingOrigin,
        Content.Questions,
        IsRunning ? Progress : null,
        Counts,
        Failure,
        Result,
        Content.Earlier);
}

/// <summary>What was found in a file.</summary>
public sealed record ImportContent(
    TableReading Reading,
    IReadOnlyList<string> Sheets,
    int RowCount,
    IReadOnlyList<ImportColumn> Columns,
    IReadOnlyList<ImportQuestion> Questions,
    EarlierImport? Earlier);

/// <summary>A draft that confirming creates.</summary>
public sealed record CreatedKpi(Guid Id, string Label, KpiDefinition Definition);

/// <summary>What became of one figure of the file.</summary>
public enum RowEffect
{
    None,
    Record,
    Comment,
    Correct,
}

/// <summary>One figure of the file and what it would do, as its table holds it.</summary>
public sealed record StoredRow
{
    public required int Ordinal { get; set; }

    public required int Line { get; init; }

    public int? Column { get; init; }

    public RowOutcome Outcome { get; set; } = RowOutcome.Rejected;

    public RowEffect Effect { get; set; }

    public List<RowReason> Reasons { get; } = new(1);

    public bool Included { get; set; }

    public bool Includable { get; set; }

    /// <summary>The ordinal of the first line about the same KPI, period and segment.</summary>
    public int? SameAs { get; set; }

    public required string Label { get; init; }

    public string? Name { get; init; }

    public Guid? KpiId { get; set; }

    public bool Creates { get; set; }

    public required string PeriodText { get; init; }

    /// <summary>The key.</summary>
    public string? Period { get; set; }

    /// <summary>The key, or what the file has where no segment was found; empty = the total.</summary>
    public string Segment { get; set; } = "";

    public required string ValueText { get; init; }

    public string NumeratorText { get; init; } = "";

    public string DenominatorText { get; init; } = "";

    public decimal? Value { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }

    public bool NotApplicable { get; set; }

    public string? Comment { get; set; }

    public decimal? OldValue { get; set; }

    public decimal? OldNumerator { get; set; }

    public decimal? OldDenominator { get; set; }

    public bool OldNotApplicable { get; set; }

    public int OldRevision { get; set; }

    public bool Uncommented { get; set; }

    public void Reject(Domain.Kernel.DomainError error) => (Outcome, Effect, Included) = (Because(error), RowEffect.None, false);

    public RowOutcome Because(Domain.Kernel.DomainError error, string? detail = null)
    {
        Reasons.Add(RowReason.Of(error.Code, detail));
        return RowOutcome.Rejected;
    }
}
