namespace Scorecard.Api.Features.Okrs;

/// <summary>The questions that the review of an objective asks; every language words them.</summary>
public static class ReviewQuestions
{
    public static IReadOnlyList<string> All { get; } = ["what-worked", "what-hindered", "what-next"];
}
