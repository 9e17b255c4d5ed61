namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>How long a session may be used at all, before its person signs in again.</summary>
public sealed record SessionLife(TimeSpan Longest)
{
    private const string Setting = "Scorecard:SessionDays";

    /// <exception cref="InvalidOperationException">The setting is not 1 to 365.</exception>
    public static SessionLife Read(IConfiguration configuration) => configuration.GetValue(Setting, 14) is >= 1 and <= 365 and var days
        ? new(TimeSpan.FromDays(days))
        : throw new InvalidOperationException($"{Setting} must be a number of days from 1 to 365.");
}
