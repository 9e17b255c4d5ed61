namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>A person by name, wherever an answer says who did something.</summary>
public sealed record PersonRef(Guid Id, string Name);
