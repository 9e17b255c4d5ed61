using Scorecard.Api.Features.Corrections;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Segments;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Values;

/// <summary>
/// Many values in two round trips: one read of everything the lines are about, one append of everything they change. Whoever is
/// overtaken by another writer looks and decides again.
/// </summary>
public sealed class ValueBatch(PostgresEventStore store, Reader reader, CorrectionDesk desk, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;

    private static readonly DomainError NotRecorded = new("value.not_recorded", "Another line of the batch was refused.");

    private readonly OrganizationContext _organization = user.Organization;

    public async Task<ValuesAccepted> RecordAsync(RecordValuesRequest request, CancellationToken ct)
    {
        var repeated = caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is not null;
        for (var attempt = 1; ; attempt++)
        {
            var read = await reader.ReadAsync(NeedsOf(request.Values), ct);
            var (lines, appends) = Decide(request, read.Facts);
            if (appends.Count == 0 || repeated) // a repeated request writes nothing: it answers what its lines find now
                return ValuesAccepted.Of(repeated ? [.. lines.Select(Repeated)] : lines);

            if (request.Atomic && lines.Exists(line => line.Outcome is LineOutcome.Refused))
                return ValuesAccepted.Of([.. lines.Select(line => line.Outcome is LineOutcome.Refused ? line : ValueLineOutcome.Refused(line.Index, NotRecorded))]);

            try
            {
                if (appends is [var only])
                    await store.AppendAsync(only with { Idempotency = caller.Idempotency }, ct);
                else
                    await store.AppendBulkAsync(user.OrgId, appends, caller.Idempotency, ct);
                return ValuesAccepted.Of(lines);
            }
            catch (VersionConflictException) when (attempt < Attempts)
            {
            }
        }
    }

    private static ValueLineOutcome Repeated(ValueLineOutcome line) => line.Outcome is LineOutcome.Recorded or LineOutcome.Corrected
        ? ValueLineOutcome.Refused(line.Index, KpiValueErrors.Changed)
        : line;

    private Needs NeedsOf(IReadOnlyList<ValueLine> lines)
    {
        List<Guid> ids = [.. lines.Select(line => line.KpiId).Distinct()];
        List<DateOnly> days = [.. lines.Select(line => line.Period.FirstDay(_organization.Calendar))];
        return new Needs
        {
            AllOf = _organization.Settings.ApproveCorrections ? [PeriodClose.Category, Correction.Category] : [PeriodClose.Category],
            Some = [.. ids.Select(id => (Kpi.Category, id))],
            Versions = [.. ids.Select(id => (KpiValues.Category, id))],
            ValuesOf = ids,
            ValuesFrom = days.Min(),
            ValuesTo = days.Max(),
        };
    }

    private (List<ValueLineOutcome> Lines, List<Append> Appends) Decide(RecordValuesRequest request, Facts facts)
    {
        var kpis = facts.All<Kpi>().ToDictionary(kpi => kpi.Id);
        var standing = facts.Values
            .Where(value => kpis.ContainsKey(value.KpiId))
            .Select(value => (value.KpiId, Value: ValueRows.Standing(value, kpis[value.KpiId].State.Frequency, _organization.Calendar)))
            .ToDictionary(pair => (pair.KpiId, pair.Value.Period, pair.Value.Segment), pair => pair.Value);
        var closed = new ClosedPeriods(facts, _organization.Calendar);
        var open = new OpenCorrections(facts);
        Dictionary<(Guid KpiId, Period Period, SegmentKey? Segment), Append> proposals = [];
        Dictionary<Guid, Growing> appends = [];
        List<ValueLineOutcome> outcomes = new(request.Values.Count);
        foreach (var (index, line) in request.Values.Index())
        {
            var kpi = kpis.GetValueOrDefault(line.KpiId);
            if (user.RecordingRefusal(kpi) is { } refused)
            {
                outcomes.Add(ValueLineOutcome.Refused(index, refused));
                continue;
            }

            var reason = line.Reason ?? request.Reason;
            var before = standing.GetValueOrDefault((line.KpiId, line.Period, line.Segment));
            var terms = user.TermsOf(kpi!.State, line.Period, closed);
            var decision = KpiValues.Record(kpi.State, before, line.With(reason), _organization.Rules, terms, _organization.Today);
            if (decision.Error == KpiValueErrors.ApprovalRequired)
            {
                outcomes.Add(Propose(index, line.KpiId, line.With(reason), before!, closed.PremiseOf(user.OrgId, kpi.State, line.Period)));
                continue;
            }

            if (decision.Error is { } error)
            {
                outcomes.Add(ValueLineOutcome.Refused(index, error));
                continue;
            }

            var append = appends.TryGetValue(line.KpiId, out var growing) ? growing : appends[line.KpiId] = new Growing(line.KpiId);
            append.Premises.Add(closed.PremiseOf(user.OrgId, kpi.State, line.Period));
            var after = before;
            foreach (var change in decision.Events)
            {
                after = ValueRows.After(after, change);
                append.Add(change, after, reason, _organization.Calendar);
            }

            if (after is not null)
                standing[(line.KpiId, line.Period, line.Segment)] = after;
            outcomes.Add(new ValueLineOutcome(index, OutcomeOf(decision, before), after?.Revision ?? 0, Code: null, Detail: null));
        }

        return (outcomes, [.. appends.Values.Where(append => append.Events.Count > 0).OrderBy(append => append.KpiId).Select(append => AppendOf(append, facts)), .. proposals.Values]);

        ValueLineOutcome Propose(int index, Guid kpiId, Domain.Kpis.Values.RecordValue command, RecordedValue before, Premise premise)
        {
            if (proposals.ContainsKey((kpiId, command.Period, command.Segment)))
                return ValueLineOutcome.Refused(index, CorrectionErrors.Pending);

            var proposing = desk.Propose(kpiId, before, command, open, [premise]);
            if (proposing.Error is { } pending)
                return ValueLineOutcome.Refused(index, pending);

            if (proposing.Append is { } append)
                proposals.Add((kpiId, command.Period, command.Segment), append);
            return new ValueLineOutcome(index, LineOutcome.Proposed, before.Revision, Code: null, Detail: null);
        }
    }

    private static LineOutcome OutcomeOf(Decision<KpiValueEvent> decision, RecordedValue? before)
    {
        if (decision.Events is [])
            return LineOutcome.Unchanged;

        return before is { IsWithdrawn: false } && decision.Events is not [KpiValueCommented] ? LineOutcome.Corrected : LineOutcome.Recorded;
    }

    private Append AppendOf(Growing append, Facts facts)
    {
        var stream = new StreamId(user.OrgId, KpiValues.Category, append.KpiId);
        return new Append(stream, facts.VersionOf(stream), append.Events, caller.Metadata())
        {
            Reasons = append.Reasons,
            Values = append.Rows,
            Premises = [.. append.Premises],
        };
    }

    private sealed class Growing(Guid kpiId)
    {
        public Guid KpiId => kpiId;

        public List<object> Events { get; } = [];

        public List<string?> Reasons { get; } = [];

        public List<ValueChange> Rows { get; } = [];

        public HashSet<Premise> Premises { get; } = [];

        public void Add(KpiValueEvent change, RecordedValue after, string? reason, FiscalCalendar calendar)
        {
            Rows.Add(ValueRows.Row(kpiId, change, after, calendar, Events.Count));
            Events.Add(change);
            Reasons.Add(reason);
        }
    }
}
