namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Where people find the pages that ask: the client's own origin where it is hosted elsewhere, else <c>Scorecard:PublicUrl</c> or as the request came.</summary>
public sealed class Sites(IConfiguration configuration)
{
    private readonly string[] _elsewhere = [.. OtherOrigins.Of(configuration)];

    /// <summary><c>Scorecard:PublicUrl</c> without a slash at its end; null where it is not set, or to nothing.</summary>
    public static string? Public(IConfiguration configuration) => configuration["Scorecard:PublicUrl"] is { Length: > 0 } site ? site.TrimEnd('/') : null;

    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return _elsewhere.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? origin
            : Public(configuration) ?? $"{context.Request.Scheme}://{context.Request.Host}";
    }
}
