using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Importing;

/// <summary>Everything that can happen to an import. Who, when and why are in the event's metadata.</summary>
public abstract record ValueImportEvent;

/// <summary>
/// Values of a file were recorded. The events of the values carry the same correlation id, and are recorded in the same moment or
/// not at all.
/// </summary>
/// <param name="FileHash">SHA-256 of the file, in lower-case hexadecimal digits.</param>
/// <param name="Source">Under which the mapping is remembered.</param>
/// <param name="Columns">How the columns were read; those that were ignored are left out.</param>
/// <param name="Rejected">Rows that could not be recorded.</param>
/// <param name="LeftOut">Suspicious rows that were not taken in.</param>
public sealed record ValuesImported(
    string FileName,
    string FileHash,
    string Source,
    IReadOnlyList<ImportedColumn> Columns,
    int Recorded,
    int Corrected,
    int Unchanged,
    int Rejected,
    int LeftOut,
    int KpisCreated) : ValueImportEvent;

public sealed record ImportedColumn(string Name, ImportColumnRole Role);

/// <summary>A file whose values were recorded, once.</summary>
public sealed record ValueImport(ValuesImported? Confirmed) : IAggregate<ValueImport, ValueImportEvent>
{
    public static string Category => "import";

    public static ValueImport Initial { get; } = new(Confirmed: null);

    public static ValueImport Evolve(ValueImport state, ValueImportEvent change) => change switch
    {
        ValuesImported imported => state with { Confirmed = imported },
        _ => throw new System.Diagnostics.UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    /// <summary>Confirms the import. A second time is refused: what is recorded stands already.</summary>
    /// <param name="reason">Needed when values are corrected.</param>
    public Decision<ValueImportEvent> Confirm(ValuesImported imported, string? reason)
    {
        if (Confirmed is not null)
            return ImportErrors.AlreadyConfirmed;
        if (imported is { Recorded: 0, Corrected: 0, KpisCreated: 0 })
            return ImportErrors.NothingToDo;
        if (imported.Corrected > 0 && string.IsNullOrWhiteSpace(reason))
            return ImportErrors.ReasonRequired;

        return [imported];
    }
}
