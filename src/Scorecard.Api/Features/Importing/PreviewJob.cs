using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;

namespace Scorecard.Api.Features.Importing;

/// <summary>Says of every figure of a file what confirming would do with it. Writes nothing but the preview itself.</summary>
public sealed class PreviewJob(ImportStore imports, ImportRowStore rows, Reader reader, CurrentUser user)
{
    private const int ProgressEach = 2_000;

    public async Task RunAsync(StoredImport import, ImportMapping mapping, ImportJobs.Run run)
    {
        var ct = run.Stop;
        var labels = new KpiLabels((await reader.ReadAsync(new Needs { AllOf = [Kpi.Category] }, ct)).Facts.All<Kpi>(), user);
        var drafts = new KpiDrafts(import.Id, user.PersonId, mapping, labels.Codes);
        var read = Read(await imports.FileAsync(import.Id, ct), import, mapping, labels, drafts, run);

        var facts = await ImportFacts.ReadAsync(reader, user, [.. read.Where(row => row.Kpi is not null && !row.Row.Creates).Select(row => row.Row.KpiId!.Value).Distinct()], ct);
        var decider = facts.Decider(drafts.All);
        foreach (var (place, (row, kpi)) in read.Index())
        {
            if (place % ProgressEach == 0)
                Report(run, ImportPhase.Deciding, place, read.Count);
            if (kpi is not null)
                decider.Decide(row, kpi);
        }

        decider.JudgeDuplicates();
        List<StoredRow> decided = [.. read.Select(one => one.Row)];
        var saved = await rows.SaveAsync(
            import.Id, run.Job, decided, CountsOf(decided), [.. drafts.All], place => Report(run, ImportPhase.Writing, place, decided.Count), ct);
        if (!saved)
            throw new OperationCanceledException("Another job took over, or it was cancelled.");
    }

    public static ImportCounts CountsOf(IReadOnlyList<StoredRow> rows)
    {
        var outcomes = rows.CountBy(row => row.Outcome).ToDictionary();
        int Of(RowOutcome outcome) => outcomes.GetValueOrDefault(outcome);
        var included = rows.Where(row => row.Included).ToList();
        return new(
            Of(RowOutcome.New),
            Of(RowOutcome.Changed),
            Of(RowOutcome.Unchanged),
            Of(RowOutcome.Rejected),
            Of(RowOutcome.Suspicious),
            Of(RowOutcome.Blank),
            Of(RowOutcome.Ignored),
            included.Count(row => row.Effect is RowEffect.Record or RowEffect.Comment),
            included.Count(row => row.Effect is RowEffect.Correct),
            included.Count(NeedsReason),
            included.Where(row => row.Creates).Select(row => row.KpiId).Distinct().Count(),
            included.Count(row => row.Uncommented),
            [.. rows.SelectMany(row => row.Reasons).CountBy(reason => reason.Code).OrderByDescending(code => code.Value).ThenBy(code => code.Key).Select(code => new ReasonCount(code.Key, code.Value))]);
    }

    private static bool NeedsReason(StoredRow row) =>
        row.Effect is RowEffect.Correct || row.Reasons.Exists(reason => reason.Code == ImportErrors.PeriodClosed.Code);

    private List<ReadRow> Read(byte[] file, StoredImport import, ImportMapping mapping, KpiLabels labels, KpiDrafts drafts, ImportJobs.Run run)
    {
        Report(run, ImportPhase.Reading, 0, import.Content.RowCount);
        var source = new RowReader(mapping, import.Headers, labels, drafts, user.Organization.Calendar);
        List<ReadRow> read = new(import.Content.RowCount);
        var done = 0;
        foreach (var row in TableFile.Open(file, import.Content.Reading).Rows())
        {
            if (++done % ProgressEach == 0)
                Report(run, ImportPhase.Reading, done, import.Content.RowCount);
            read.AddRange(source.Read(row));
            if (read.Count > TableLimits.Rows)
                throw TableErrors.RowLimit();
        }

        return read;
    }

    private static void Report(ImportJobs.Run run, ImportPhase phase, int done, int total)
    {
        run.Stop.ThrowIfCancellationRequested();
        run.Progress = new(phase, done, total);
    }
}
