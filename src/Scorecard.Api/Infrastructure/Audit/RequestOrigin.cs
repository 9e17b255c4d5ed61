namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>Where a request comes from; null what is not known.</summary>
public sealed record RequestOrigin(string? Address, string? UserAgent)
{
    private const int LongestUserAgent = 300;

    /// <summary>Nothing is known of what is no request.</summary>
    public static RequestOrigin Of(HttpContext? context)
    {
        var agent = context?.Request.Headers.UserAgent.ToString();
        return new(
            AuditTrail.AddressOf(context),
            agent is not { Length: > 0 } ? null : string.Concat(agent.Where(letter => !char.IsControl(letter)).Take(LongestUserAgent)));
    }
}
