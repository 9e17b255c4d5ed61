namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Where people find the pages that ask: the client's own origin where it is hosted elsewhere, else <c>Scorecard:PublicUrl</c> or as the request came.</summary>
public sealed class Sites(IConfiguration configuration)
{
    private readonly string[] _elsewhere = [.. OtherOrigins.Of(configuration)];

    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return _elsewhere.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? origin
            : configuration["Scorecard:PublicUrl"]?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
    }
}
