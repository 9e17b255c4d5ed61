namespace Scorecard.Domain.Kpis.Values;

/// <summary>What a value says of its period: a figure, the parts of a ratio, that nothing applies, or nothing.</summary>
/// <param name="Value">The figure; null when the parts of a ratio are given instead.</param>
public sealed record ValueFigures(decimal? Value, decimal? Numerator, decimal? Denominator, bool NotApplicable)
{
    public static ValueFigures Of(RecordedValue standing) => new(standing.Value, standing.Numerator, standing.Denominator, standing.NotApplicable);

    public static ValueFigures Of(RecordValue command) => new(command.Value, command.Numerator, command.Denominator, command.NotApplicable);
}

/// <summary>The correction by which somebody proposed a value that somebody else approved.</summary>
public sealed record ApprovedProposal(Guid CorrectionId, Guid ProposedBy);
