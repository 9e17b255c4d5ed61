using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>
/// Records what the preview showed, in one transaction with the event of the import itself. Every figure is decided again: when one
/// would now do something else than was shown, nothing is recorded and the preview is made again.
/// </summary>
public sealed class ConfirmJob(
    ImportRowStore rows, ImportJobStore jobs, ImportMemory memory, PreviewJob preview, PostgresEventStore store, Aggregates aggregates, Reader reader, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;
    private const int ProgressEach = 2_000;
    private const int LinesTold = 20;

    public async Task RunAsync(StoredImport import, string? reason, ImportJobs.Run run)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var included = new ReadAhead<RowToRecord>(rows.IncludedAsync(import.Id, reason, run.Stop), run.Stop);
            var facts = await ImportFacts.ReadAsync(reader, user, await rows.IncludedKpisAsync(import.Id, run.Stop), run.Stop);
            var decided = new Decided(import);
            await DecideAsync(import, included, facts, decided, run);
            if (decided.Overtaken.Count > 0)
            {
                var failure = new ImportFailure("import.overtaken", [.. decided.Overtaken.Take(LinesTold)], decided.Overtaken.Count);
                await jobs.PreviewAgainAsync(import.Id, run.Job, failure, run.Stop);
                await preview.RunAsync(import, import.Mapping, run);
                return;
            }

            var confirmed = Confirmed(import, decided);
            if (ValueImport.Initial.Confirm(confirmed, reason).Error is { } refused)
                throw new RefusedException(Problems.StatusOf(refused), refused);

            run.Progress = new(ImportPhase.Writing, 0, decided.Rows);
            try
            {
                var appended = await store.AppendBulkAsync(user.OrgId, Appends(import, confirmed, decided, reason, facts), idempotency: null, run.Stop);
                await memory.RememberAsync(import, CancellationToken.None);
                await jobs.ConfirmedAsync(import.Id, ResultOf(confirmed, appended[0].RecordedAt), CancellationToken.None);
                return;
            }
            catch (VersionConflictException conflict) when (conflict.Stream.Kind == ValueImport.Category)
            {
                return; // another process confirmed it in the same moment, and writes that down
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    public static ImportResult ResultOf(ValuesImported imported, DateTimeOffset at) => new(
        imported.Recorded, imported.Corrected, imported.Unchanged, imported.Rejected, imported.LeftOut, imported.KpisCreated, at);

    private async Task DecideAsync(StoredImport import, IAsyncEnumerable<RowToRecord> included, ImportFacts facts, Decided decided, ImportJobs.Run run)
    {
        var decider = facts.Decider(import.CreatedKpis);
        var (rules, calendar, today) = (user.Organization.Rules, user.Organization.Calendar, user.Organization.Today);
        var total = import.Counts is { } counts ? counts.Recordings + counts.Corrections : 0;
        await foreach (var row in included)
        {
            if (decided.Rows % ProgressEach == 0)
            {
                run.Stop.ThrowIfCancellationRequested();
                run.Progress = new(ImportPhase.Deciding, decided.Rows, total);
            }

            var (kpiId, period) = (row.KpiId, row.Value.Period);
            var kpi = row.Creates ? decided.Draft(kpiId) : facts.Kpis.GetValueOrDefault(kpiId)?.State;
            if (kpi is null || (!row.Creates && !user.MayRecord(kpi)) || (row.Creates && !user.May(Permission.DefineKpis, kpi.Latest.OwnerUnitId)))
            {
                decided.Overtaken.Add(row.Line);
                continue;
            }

            var standing = decider.Standing(kpiId, period, row.Value.Segment);
            var decision = KpiValues.Record(kpi, standing, row.Value, rules, user.TermsOf(kpi, period, facts.Closed), today);
            if (decision.Error is not null || RowDecider.EffectOf(decision, standing) != row.Effect)
            {
                decided.Overtaken.Add(row.Line);
                continue;
            }

            var growing = decided.Of(kpiId);
            growing.RestOn(facts.Closed, user.OrgId, kpi, period);
            foreach (var change in decision.Events)
            {
                standing = ValueRows.After(standing, change);
                growing.Rows.Add(ValueRows.Row(kpiId, change, standing, calendar, growing.Events.Count));
                growing.Events.Add(change);
            }

            _ = row.Effect is RowEffect.Correct ? decided.Corrected++ : decided.Recorded++;
        }
    }

    private static ValuesImported Confirmed(StoredImport import, Decided decided) => new(
        import.FileName,
        import.FileHash,
        import.Source,
        [.. import.Mapping.Columns
            .Where(column => column.Role is not ImportColumnRole.Ignore)
            .Select(column => new ImportedColumn(import.Content.Columns[column.Index].Name, column.Role))],
        decided.Recorded,
        decided.Corrected,
        import.Counts?.Unchanged ?? 0,
        import.Counts?.Rejected ?? 0,
        LeftOut(import, decided),
        decided.Drafts.Count);

    private static int LeftOut(StoredImport import, Decided decided) =>
        import.Counts is { } counts ? counts.New + counts.Changed + counts.Suspicious - decided.Recorded - decided.Corrected : 0;

    private List<Append> Appends(StoredImport import, ValuesImported confirmed, Decided decided, string? reason, ImportFacts facts)
    {
        var metadata = caller.Metadata(reason);
        List<Append> appends =
        [
            new(new StreamId(user.OrgId, ValueImport.Category, import.Id), 0, [confirmed], metadata)
            {
                State = aggregates.Of<ValueImport>().Write(ValueImport.Evolve(ValueImport.Initial, confirmed)),
            },
        ];
        foreach (var draft in decided.Drafts)
        {
            var state = ImportFacts.StateOf(draft);
            var kind = aggregates.Of<Kpi>();
            appends.Add(new(new StreamId(user.OrgId, Kpi.Category, draft.Id), 0, [new KpiDefined(draft.Definition)], metadata)
            {
                State = kind.Write(state),
                Keys = [.. kind.KeysOf(state).Select(key => new KeyChange(key.Kind, key.Key))],
            });
        }

        appends.AddRange(decided.Growing.OrderBy(pair => pair.Key).Select(pair =>
            new Append(new StreamId(user.OrgId, KpiValues.Category, pair.Key), facts.ValuesVersion(pair.Key), pair.Value.Events, metadata)
            {
                Values = pair.Value.Rows,
                Premises = [.. pair.Value.Premises],
            }));
        return appends;
    }

    /// <summary>What the lines amount to.</summary>
    private sealed class Decided(StoredImport import)
    {
        private readonly Dictionary<Guid, CreatedKpi> _possible = import.CreatedKpis.ToDictionary(draft => draft.Id);
        private readonly Dictionary<Guid, Kpi> _states = [];

        public Dictionary<Guid, Growing> Growing { get; } = [];

        /// <summary>Lines that would not do any more what was shown.</summary>
        public List<int> Overtaken { get; } = [];

        public int Rows => Recorded + Corrected + Overtaken.Count;

        public int Recorded { get; set; }

        public int Corrected { get; set; }

        /// <summary>The drafts that have a value to record.</summary>
        public List<CreatedKpi> Drafts { get; } = [];

        public Growing Of(Guid kpiId) => Growing.TryGetValue(kpiId, out var growing) ? growing : Growing[kpiId] = new();

        public Kpi? Draft(Guid kpiId)
        {
            if (_states.TryGetValue(kpiId, out var state))
                return state;
            if (!_possible.TryGetValue(kpiId, out var draft))
                return null;

            Drafts.Add(draft);
            return _states[kpiId] = ImportFacts.StateOf(draft);
        }
    }

    private sealed class Growing
    {
        private Guid? _unitId;

        public List<object> Events { get; } = [];

        public List<ValueChange> Rows { get; } = [];

        public HashSet<Premise> Premises { get; } = [];

        /// <summary>Most lines of a KPI are of the same unit.</summary>
        public void RestOn(ClosedPeriods closed, Guid orgId, Kpi kpi, Period period)
        {
            var unitId = kpi.DefinitionAt(period).OwnerUnitId;
            if (unitId == _unitId)
                return;

            _unitId = unitId;
            Premises.Add(closed.PremiseOf(orgId, kpi, period));
        }
    }
}
