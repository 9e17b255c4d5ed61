using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// How many requests of the API one person, one key and one address may make. Each has a bucket that holds a minute's worth and fills up all the
/// time; whoever empties it is answered 429 with <c>Retry-After</c>. Addresses pay only for what is asked without credentials, or with ones that
/// do not hold: neither colleagues behind one address nor a proxy in front slow anybody down. Each process counts for itself. What can be judged
/// without looking anything up <see cref="EarlyLimits"/> has judged before.
/// </summary>
public static class RateLimits
{
    /// <summary>For endpoints where a secret could be guessed: attempts from one address.</summary>
    public const string Guessing = "guessing";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var guesses = configuration.GetValue("Scorecard:SignInAttemptsPerMinute", 30);
        var (perPerson, perKey) = (PerPerson(configuration), PerKey(configuration));
        var perAddress = configuration.GetValue("Scorecard:RateLimits:PerAddress", 1_200);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                Refuse(context.HttpContext, context.Lease);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context switch
            {
                _ when !context.Request.Path.StartsWithSegments("/api") => RateLimitPartition.GetNoLimiter(""),
                { User.KeyId: { } key } => Bucket($"key {key}", perKey),
                { User: { IsSignedIn: true, PersonId: var person } } => Bucket($"person {person}", perPerson),
                _ when context.Features.Get<EarlyLimits.Counted>() is not null => RateLimitPartition.GetNoLimiter(""),
                _ => Bucket($"address {AddressOf(context)}", perAddress),
            });
            limiter.AddPolicy(Guessing, context => RateLimitPartition.GetFixedWindowLimiter(
                AddressOf(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = guesses, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    /// <summary>What one cookie, token or key may, before it is known whose it is: as much as a person or a key.</summary>
    public static PartitionedRateLimiter<(string Scheme, Guid Hash)> PerCredential(IConfiguration configuration)
    {
        var (perPerson, perKey) = (PerPerson(configuration), PerKey(configuration));
        return PartitionedRateLimiter.Create<(string Scheme, Guid Hash), (string, Guid)>(
            credential => Bucket(credential, credential.Scheme == Schemes.ApiKey ? perKey : perPerson));
    }

    /// <summary>429 with the seconds after which it is worth asking again; the body follows from the status.</summary>
    public static void Refuse(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Tick;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static int PerPerson(IConfiguration configuration) => configuration.GetValue("Scorecard:RateLimits:PerPerson", 3_000);

    private static int PerKey(IConfiguration configuration) => configuration.GetValue("Scorecard:RateLimits:PerKey", 3_000);

    /// <param name="perMinute">0 and less = as many as they like.</param>
    private static RateLimitPartition<TKey> Bucket<TKey>(TKey whose, int perMinute)
    {
        if (perMinute <= 0)
            return RateLimitPartition.GetNoLimiter(whose);

        var (tokens, every) = Refill(perMinute);
        return RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = every,
            QueueLimit = 0,
        });
    }

    /// <summary>How many come back at a time, and how often: within a minute as many as a minute may have, whatever the number.</summary>
    internal static (int Tokens, TimeSpan Every) Refill(int perMinute)
    {
        var tokens = Math.Max(1, perMinute / 60);
        return (tokens, TimeSpan.FromMinutes(1) * tokens / perMinute);
    }

    /// <summary>Of an IPv6 address the network, all of which one household or company has.</summary>
    private static string AddressOf(HttpContext context)
    {
        if (RequestOrigin.AddressOf(context) is not { } text || !IPAddress.TryParse(text, out var address))
            return "";

        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? text : Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }
}
