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
            AddressOf(context),
            agent is not { Length: > 0 } ? null : string.Concat(agent.Where(letter => !char.IsControl(letter)).Take(LongestUserAgent)));
    }

    /// <summary>The network address of the caller; null where it is not known.</summary>
    public static string? AddressOf(HttpContext? context)
    {
        var address = context?.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
    }
}
