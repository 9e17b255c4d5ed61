namespace Scorecard.Domain.Okrs;

/// <summary>What decides on a status. Codes, for the client to word.</summary>
public static class OkrReasons
{
    public const string Closed = "closed";
    public const string CheckInLate = "check-in-late";
    public const string KpiOutdated = "kpi-outdated";
    public const string Confidence = "confidence";
    public const string NoConfidence = "no-confidence";

    /// <summary>A key result of the objective is outdated.</summary>
    public const string KeyResultOutdated = "key-result-outdated";

    /// <summary>The lowest confidence among the key results of the objective.</summary>
    public const string LowestConfidence = "lowest-confidence";

    /// <summary>The objective has no key result that counts.</summary>
    public const string NoKeyResults = "no-key-results";
}
