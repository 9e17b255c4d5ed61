using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// The limits of requests as far as they can be judged without looking anything up, before a request takes a turn (<see cref="Admission"/>):
/// whoever sends too many must not fill the turns of the others only to be refused. A request without credentials is counted here for its
/// address. One with them is counted for what it presents, whether that holds or not; where its address has used up what it may send without
/// credentials that hold, it has a few turns that are apart from everybody's, because not all behind one address are the same.
/// </summary>
public sealed class EarlyLimits(IOptions<RateLimiterOptions> limits, IConfiguration configuration) : IMiddleware, IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _addresses = limits.Value.GlobalLimiter!; // while nobody knows whose the request is
    private readonly PartitionedRateLimiter<(string Scheme, Guid Hash)> _credentials = RateLimits.PerCredential(configuration);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        using var lease = Count(context);
        if (lease is { IsAcquired: false })
            RateLimits.Refuse(context, lease);
        else
            await next(context);
    }

    public void Dispose() => _credentials.Dispose();

    private RateLimitLease? Count(HttpContext context)
    {
        if (Schemes.Presented(context.Request) is not { } presented)
        {
            var lease = _addresses.AttemptAcquire(context);
            context.Features.Set(new Counted());
            return lease;
        }

        if (_addresses.GetStatistics(context) is { CurrentAvailablePermits: 0 })
        {
            context.Features.Set(new Doubtful());
            return null;
        }

        return _credentials.AttemptAcquire((Schemes.Of(context.Request), new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(presented)).AsSpan(0, 16))));
    }

    /// <summary>Marks a request that has been counted for its address.</summary>
    public sealed record Counted;

    /// <summary>Marks a request with credentials from an address that has used up what it may send without such as hold.</summary>
    public sealed record Doubtful;
}
