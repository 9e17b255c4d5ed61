using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Audit;

/// <summary>Today's names of subjects and people. Somebody whose name was erased has none.</summary>
public sealed class AuditNames(Snapshot read, OkrSubjects okrs, IReadOnlyDictionary<Guid, PersonData> people)
{
    private readonly Dictionary<Guid, Unit> _units = read.Organization.Units.ToDictionary(unit => unit.Id, unit => unit.State);
    private readonly Dictionary<StreamId, AuditSubject> _known = [];

    public PersonRef? Person(Guid id) => people.GetValueOrDefault(id) is { } person ? new PersonRef(id, person.Name) : null;

    public AuditSubject Subject(StreamId stream)
    {
        if (!_known.TryGetValue(stream, out var known))
            _known[stream] = known = stream.Kind == Correction.Category ? OfCorrection(stream) : Named(stream);
        return known;
    }

    /// <summary>A correction has no name of its own: it goes by the KPI and the period whose value it is about.</summary>
    private AuditSubject OfCorrection(StreamId stream)
    {
        var proposal = read.Facts.Find<Correction>(stream.Id)?.State.Proposal;
        var (name, code) = proposal is null ? default : OfKpi(proposal.KpiId);
        return new AuditSubject(stream.Kind, stream.Id, name, code, proposal?.KpiId, proposal?.Period);
    }

    private AuditSubject Named(StreamId stream)
    {
        var (name, code) = Find(stream);
        return new AuditSubject(stream.Kind, stream.Id, name, code, ObjectiveId: okrs.ObjectiveIdOf(stream), Hidden: okrs.Hides(stream));
    }

    private (string?, string?) OfKpi(Guid id) =>
        read.Facts.Find<Kpi>(id) is { State: { IsDefined: true } kpi } ? (kpi.Latest.Name, kpi.Latest.Code) : default;

    private (string?, string?) Find(StreamId stream)
    {
        if (stream.Kind is var kind && (kind == Kpi.Category || kind == KpiValues.Category))
            return OfKpi(stream.Id);
        if (kind == BalancedScorecard.Category)
            return (read.Facts.Find<BalancedScorecard>(stream.Id)?.State.Name, null);
        if (kind == ValueImport.Category)
            return (read.Facts.Find<ValueImport>(stream.Id)?.State.Confirmed?.FileName, null);
        if (kind == Domain.Organizations.Person.Category)
            return (people.GetValueOrDefault(stream.Id)?.Name, null);
        if (_units.TryGetValue(stream.Id, out var unit))
            return (unit.Name, unit.Code);

        if (okrs.NameOf(stream) is { } okr)
            return (okr, null);

        return stream.Id == read.Organization.Id ? (read.Organization.Settings.Name, null) : default;
    }
}

/// <param name="Kind">Kind of the stream: <c>kpi</c>, <c>kpi-values</c>, …</param>
/// <param name="Name">Today's name; null when there is none, or it was erased.</param>
/// <param name="KpiId">Of a correction: the KPI whose value it is about, and whose name and code stand here.</param>
/// <param name="Period">Of a correction: the period of that value.</param>
/// <param name="ObjectiveId">Of an objective, its comments or a key result: the objective.</param>
/// <param name="Hidden">A private objective of others: neither its title nor what happened to it is told.</param>
public sealed record AuditSubject(
    string Kind, Guid Id, string? Name, string? Code, Guid? KpiId = null, Period? Period = null, Guid? ObjectiveId = null, bool Hidden = false);
