namespace Scorecard.EventStore;

/// <summary>Names one stream: <paramref name="Kind"/> is the category of its aggregate (kebab-case, at most 60 characters).</summary>
public readonly record struct StreamId(Guid OrgId, string Kind, Guid Id)
{
    public override string ToString() => $"{Kind}/{Id}";
}
