namespace Scorecard.Domain.Okrs;

/// <summary>The comments of an objective.</summary>
public static class ObjectiveComments
{
    /// <summary>Category of the stream; its id is the objective's.</summary>
    public const string Category = "objective-comments";
}
