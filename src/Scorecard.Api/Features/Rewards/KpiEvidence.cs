using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>
/// What the KPIs of a run came to in the single periods, read again from the log as it was known to the run. Only figures, and only those of the
/// period that is paid: they are told to everybody who may see the statement, whether or not they may see the KPI.
/// </summary>
public sealed class KpiEvidence(ScorecardScoring scoring, Period paid)
{
    /// <summary>The values that an input rests on; empty for what is no KPI.</summary>
    public IReadOnlyList<StatementValue> Of(RunInput input) => [.. input.Evidence.Select(value => Of(input.SubjectId!.Value, value))];

    /// <summary>The figures on the wrong side of the gate's limit.</summary>
    public IReadOnlyList<GateFailure> FailuresOf(PayGate gate) =>
    [
        .. from one in RunInputs.FiguresOf(gate, scoring, paid)
           where one.Figure is { } figure && PayInputs.Fails(gate, figure)
           select new GateFailure(one.Period, one.Figure!.Value),
    ];

    private StatementValue Of(Guid kpiId, EvidenceValue value)
    {
        var reading = scoring.Read(kpiId, value.Period);
        return new(value.Period, value.Value ?? reading?.Value, value.Numerator, value.Denominator, value.RecordedAt, reading?.Target, reading?.Attainment.Value);
    }
}

/// <summary>Reads again what a run read of its KPIs.</summary>
public sealed class KpiEvidenceReader(Reader reader, ScoringReader scoring)
{
    /// <param name="knownAt">Of the run.</param>
    public async Task<KpiEvidence> ReadAsync(RunBasis basis, DateTimeOffset knownAt, CancellationToken ct)
    {
        AsOfQuery query = new(basis.Period, knownAt, Span: null);
        HashSet<Guid> kpis = [.. basis.Inputs.Where(input => input.Evidence is not []).Select(input => input.SubjectId!.Value), .. basis.Rules.Gates.Select(gate => gate.KpiId)];
        var calendar = (await reader.ReadAsync(query, new Needs(), ct)).Organization.Calendar;
        var read = await scoring.ReadAsync(query, basis.Period, calendar, kpis, new Dictionary<Guid, BalancedScorecard>(), ct);
        return new(read.Scoring, basis.Period);
    }
}
