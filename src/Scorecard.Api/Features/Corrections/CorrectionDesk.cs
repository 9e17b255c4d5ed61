using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;
using RecordingSlice = Scorecard.Api.Features.Values.RecordValue;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Takes proposals, and records what is approved together with its approval.</summary>
public sealed class CorrectionDesk(PostgresEventStore store, Reader reader, Aggregates aggregates, Caller caller, CurrentUser user)
{
    private const int Attempts = 8;

    /// <summary>
    /// What a proposal records: nothing when the same person has proposed the same already; refused while another correction of the
    /// value waits.
    /// </summary>
    /// <param name="open">Those that wait, with what was proposed before in the same request.</param>
    public Proposing Propose(Guid kpiId, RecordedValue standing, Domain.Kpis.Values.RecordValue command, OpenCorrections open, IReadOnlyList<Premise> premises)
    {
        var decision = Correction.Initial.Propose(kpiId, standing, command, user.PersonId);
        var proposed = (CorrectionProposed)decision.Events[0];
        if (open.Of(kpiId, command.Period, command.Segment) is { State.Proposal: { } waiting } pending)
        {
            return waiting == proposed
                ? new(new ProposedCorrection(pending.Id, pending.Version), Append: null, Error: null)
                : new(Proposal: null, Append: null, CorrectionErrors.Pending);
        }

        var id = Guid.CreateVersion7();
        var append = AppendOf(id, version: 0, Correction.Initial, decision, command.Reason) with { Premises = premises };
        return new(new ProposedCorrection(id, append.Events.Count), append, Error: null);
    }

    /// <summary>Records a proposal by itself. False when somebody else proposed for the same value meanwhile.</summary>
    public async Task<bool> RecordAsync(Append append, CancellationToken ct)
    {
        try
        {
            await store.AppendAsync(append with { Idempotency = caller.Idempotency }, ct);
            return true;
        }
        catch (KeyTakenException)
        {
            return false;
        }
    }

    /// <summary>A correction that the caller may see, with its KPI.</summary>
    /// <exception cref="RefusedException">404 <c>correction.not_found</c>.</exception>
    public async Task<(Stored<Correction> Correction, Stored<Kpi> Kpi)> FindAsync(Guid id, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(Correction.Category, id)] }, ct);
        if (read.Facts.Find<Correction>(id) is not { State.Proposal: { } proposal } correction)
            throw RefusedException.NotFound(Correction.Category);

        var kpi = (await reader.ReadAsync(new Needs { Some = [(Kpi.Category, proposal.KpiId)] }, ct)).Facts.Find<Kpi>(proposal.KpiId);
        return kpi is not null && (proposal.ProposedBy == user.PersonId || user.May(Permission.Read, kpi.State.Latest.OwnerUnitId))
            ? (correction, kpi)
            : throw RefusedException.NotFound(Correction.Category);
    }

    /// <summary>Records the approval and the value, both or neither; whatever moves meanwhile is decided on anew.</summary>
    /// <exception cref="VersionConflictException">Somebody else decided first.</exception>
    public async Task<Outcome> ApproveAsync(Guid id, int expectedVersion, CancellationToken ct)
    {
        if (caller.Idempotency is { } key && await store.FindReplayAsync(user.OrgId, key, ct) is { } earlier)
            return new Outcome.Done(earlier.Version, earlier.RecordedAt, Changed: false);

        for (var attempt = 1; ; attempt++)
        {
            var (found, _) = await FindAsync(id, ct);
            var proposal = found.State.Proposal!;
            var values = new StreamId(user.OrgId, KpiValues.Category, proposal.KpiId);
            var needs = RecordingSlice.NeedsOf(proposal.KpiId, proposal.Period, user.Organization.Calendar) with { Versions = [(values.Kind, values.Id)] };
            var facts = (await reader.ReadAsync(needs, ct)).Facts;
            var kpi = facts.Find<Kpi>(proposal.KpiId)!.State;
            user.Require(Permission.ApproveCorrections, kpi.Latest.OwnerUnitId, Correction.Category);
            if (found.Version != expectedVersion)
                throw new VersionConflictException(new StreamId(user.OrgId, Correction.Category, id), expectedVersion, found.Version);

            var standing = RecordingSlice.StandingFor(proposal.Period, proposal.Segment, facts, user.Organization);
            var approval = found.State.Approve(user.PersonId, standing);
            if (approval.Error is { } refused)
                return new Outcome.Refused(refused);

            var closed = new ClosedPeriods(facts, user.Organization.Calendar);
            var terms = user.TermsOf(kpi, proposal.Period, closed) with { NeedsApproval = false };
            var decision = KpiValues.Record(kpi, standing, found.State.Command() with { CommentLater = true }, user.Organization.Rules, terms, user.Organization.Today);
            if (decision.Error is { } impossible)
                return new Outcome.Refused(impossible);

            IReadOnlyList<KpiValueEvent> changes =
                [.. decision.Events.Select(change => change with { Proposal = new ApprovedProposal(id, proposal.ProposedBy) })];
            var recording = new Append(values, facts.VersionOf(values), changes, caller.Metadata(proposal.Reason))
            {
                Values = ValueRows.Rows(proposal.KpiId, changes, standing, user.Organization.Calendar),
                Premises = [closed.PremiseOf(user.OrgId, kpi, proposal.Period)],
            };
            try
            {
                var approved = AppendOf(id, found.Version, found.State, approval, reason: null);
                var appended = await store.AppendBulkAsync(user.OrgId, [approved, recording], caller.Idempotency, ct);
                return new Outcome.Done(appended[0].Version, appended[0].RecordedAt);
            }
            catch (VersionConflictException e) when (e.Stream.Kind != Correction.Category && attempt < Attempts)
            {
            }
        }
    }

    private Append AppendOf(Guid id, int version, Correction before, Decision<CorrectionEvent> decision, string? reason)
    {
        var kind = aggregates.Of<Correction>();
        var after = decision.Events.Aggregate(before, Correction.Evolve);
        var (held, wanted) = (kind.KeysOf(before), kind.KeysOf(after));
        return new Append(new StreamId(user.OrgId, Correction.Category, id), version, [.. decision.Events], caller.Metadata(reason))
        {
            State = kind.Write(after),
            Keys =
            [
                .. held.Except(wanted).Select(key => new KeyChange(key.Kind, key.Key, Release: true)),
                .. wanted.Except(held).Select(key => new KeyChange(key.Kind, key.Key)),
            ],
        };
    }
}

/// <param name="Append">What to record; null = nothing.</param>
public sealed record Proposing(ProposedCorrection? Proposal, Append? Append, DomainError? Error);

/// <summary>A correction that waits for an approval; the value is what it was.</summary>
public sealed record ProposedCorrection(Guid Id, int Version);
