namespace Scorecard.Domain.Scoring;

/// <summary>In which way a child counts.</summary>
public enum ContributionKind
{
    /// <summary>With its own score.</summary>
    Own,

    /// <summary>With 0, because its score is missing.</summary>
    Zero,

    /// <summary>With its score of an earlier period.</summary>
    Carried,

    /// <summary>Not at all.</summary>
    Excluded,
}

/// <param name="Score">The score that counts, after the cap of children; null when excluded.</param>
/// <param name="Share">The weight after renormalization, 0 to 1; null when the child does not count.</param>
public sealed record Contribution(RollUpChild Child, ContributionKind Kind, decimal? Score, decimal? Share)
{
    internal bool Counts => Score is not null && Child.Weight > 0;
}

/// <param name="Score">Null when no child counts.</param>
/// <param name="Coverage">The share of the weight, 0 to 1, that has a score of its own. What counts as 0 or is carried is not covered.</param>
/// <param name="Status">The colour of the score, or no data.</param>
/// <param name="Contributions">One for each child, in order.</param>
public sealed record RollUpResult(
    decimal? Score,
    decimal Coverage,
    ScoreStatus Status,
    IReadOnlyList<Contribution> Contributions,
    RollUpSettings Settings,
    StatusThresholds Thresholds)
{
    public Explanation Explain()
    {
        List<ExplanationSetting> settings =
        [
            new(SettingNames.Missing, Settings.Missing switch
            {
                MissingPolicy.Exclude => "exclude",
                MissingPolicy.Zero => "zero",
                MissingPolicy.Carry => "carry",
            }),
            new(SettingNames.CapChildrenAt100, Settings.CapChildrenAt100 ? "true" : "false"),
            new(SettingNames.Coverage, Coverage),
            new(SettingNames.GreenAt, Thresholds.GreenAt),
            new(SettingNames.AmberAt, Thresholds.AmberAt),
        ];
        if (Settings.Missing is MissingPolicy.Carry)
            settings.Add(new(SettingNames.CarryPeriods, Settings.Carried));
        if (Score is null)
            settings.Add(new(SettingNames.Reason, Reasons.NoChildCounts));

        return new Explanation(Rules.RollUp, Score, Units.Score, [.. Contributions.Select(Term)], settings);
    }

    private static ExplanationTerm Term(Contribution contribution) => new(
        contribution.Kind switch
        {
            ContributionKind.Own => TermNames.Child,
            ContributionKind.Zero => TermNames.ChildZero,
            ContributionKind.Carried => TermNames.ChildCarried,
            ContributionKind.Excluded => TermNames.ChildExcluded,
        },
        contribution.Score,
        Label: contribution.Child.Label,
        Unit: Units.Score,
        Weight: contribution.Share,
        Status: contribution.Child.Status,
        KpiId: contribution.Child.KpiId,
        ObjectiveId: contribution.Child.ObjectiveId);
}
