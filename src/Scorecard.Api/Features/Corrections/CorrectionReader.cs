using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Corrections;

/// <summary>Corrections that somebody still has to do something about: those that wait, and rejections that were not seen yet.</summary>
public sealed class CorrectionReader(Reader reader, People people, CurrentUser user)
{
    /// <param name="kpiId">Of one KPI; null = of every KPI that the reader may see, and the reader's own.</param>
    public async Task<IReadOnlyList<CorrectionView>> ListAsync(AsOfQuery query, Guid? kpiId, CancellationToken ct)
    {
        var open = (await reader.ReadAsync(query, new Needs { AllOf = [Correction.Category] }, ct)).Facts.All<Correction>()
            .Where(correction => correction.State is { Proposal: not null, Status: CorrectionStatus.Proposed or CorrectionStatus.Rejected })
            .Where(correction => kpiId is null || correction.State.Proposal!.KpiId == kpiId)
            .Where(correction => correction.State.IsOpen || correction.State.Proposal!.ProposedBy == user.PersonId)
            .ToList();
        if (open is [])
            return [];

        var calendar = user.Organization.Calendar;
        List<DateOnly> days = [.. open.Select(correction => correction.State.Proposal!.Period.FirstDay(calendar))];
        List<Guid> ids = [.. open.Select(correction => correction.State.Proposal!.KpiId).Distinct()];
        var reading = reader.ReadAsync(
            query, new Needs { Some = [.. ids.Select(id => (Kpi.Category, id))], ValuesOf = ids, ValuesFrom = days.Min(), ValuesTo = days.Max() }, ct);
        var naming = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, naming);

        var (read, names) = (await reading, await naming);
        var kpis = read.Facts.All<Kpi>().ToDictionary(kpi => kpi.Id);
        var book = SeriesBooks.Of(read.Organization, kpis.Values, read.Facts.Values);
        return
        [
            .. from correction in open
               let proposal = correction.State.Proposal!
               let kpi = kpis.GetValueOrDefault(proposal.KpiId)
               where kpi is not null && (proposal.ProposedBy == user.PersonId || user.May(Permission.Read, kpi.State.Latest.OwnerUnitId))
               orderby correction.State.Status, correction.RecordedAt, correction.Id
               select View(correction, proposal, kpi.State, correction.State.IsStale(proposal.Segment is { } segment ? book.SeriesOf(kpi.Id).At(proposal.Period, segment) : book.SeriesOf(kpi.Id).At(proposal.Period)), names),
        ];
    }

    private CorrectionView View(
        Stored<Correction> correction, CorrectionProposed proposal, Kpi kpi, bool stale, IReadOnlyDictionary<Guid, PersonData> names)
    {
        var definition = kpi.DefinitionAt(proposal.Period);
        decimal? Figure(ValueFigures figures) => KpiValues.Figure(definition, figures.Value, figures.Numerator, figures.Denominator);
        return new CorrectionView(
            correction.Id,
            correction.Version,
            correction.State.Status,
            proposal.KpiId,
            definition.Code,
            definition.Name,
            definition.UnitKind,
            definition.UnitSymbol,
            definition.Decimals,
            proposal.Period,
            proposal.Segment is { } segment ? definition.Segments?.Find(segment)?.Name ?? segment.ToString() : null,
            proposal.Before,
            proposal.After,
            Figure(proposal.Before),
            Figure(proposal.After),
            proposal.Comment,
            proposal.Reason,
            names.RefOf(proposal.ProposedBy),
            correction.RecordedAt,
            names.RefOf(correction.State.DecidedBy),
            correction.State.Answer,
            proposal.ProposedBy == user.PersonId,
            correction.State.IsOpen && proposal.ProposedBy != user.PersonId && user.May(Permission.ApproveCorrections, kpi.Latest.OwnerUnitId),
            correction.State.IsOpen && stale);
    }
}

/// <param name="Segment">Name of the member of a dimension whose value it is; null = the total.</param>
/// <param name="After">Without any figure, and applicable, it takes the value of the period back.</param>
/// <param name="FigureBefore">What the parts of a ratio make, too; null = no figure.</param>
/// <param name="ChangedAt">When it was proposed, or rejected.</param>
/// <param name="Answer">Why it was rejected.</param>
/// <param name="IsOwn">The reader proposed it.</param>
/// <param name="CanDecide">The reader may approve and reject it.</param>
/// <param name="IsStale">Another value stands than the one it would replace: it cannot be approved.</param>
public sealed record CorrectionView(
    Guid Id,
    int Version,
    CorrectionStatus Status,
    Guid KpiId,
    string Code,
    string Name,
    UnitKind UnitKind,
    string? UnitSymbol,
    int Decimals,
    Period Period,
    string? Segment,
    ValueFigures Before,
    ValueFigures After,
    decimal? FigureBefore,
    decimal? FigureAfter,
    string? Comment,
    string Reason,
    PersonRef? ProposedBy,
    DateTimeOffset ChangedAt,
    PersonRef? DecidedBy,
    string? Answer,
    bool IsOwn,
    bool CanDecide,
    bool IsStale);
