using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Infrastructure.Scoring;

/// <summary>Where focus is lost.</summary>
/// <param name="Count">How many KPIs there are.</param>
/// <param name="Limit">How many would pass; null where there is none at all.</param>
public sealed record FocusWarning(FocusCode Code, FocusSubject SubjectKind, Guid SubjectId, string SubjectName, int Count, int? Limit)
{
    public static FocusWarning Of(FocusFinding finding, string subjectName) =>
        new(finding.Code, finding.Subject, finding.SubjectId, subjectName, finding.Count, finding.Limit);
}
