using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Json;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>On whose behalf, and within which request, things are recorded.</summary>
public sealed class Caller(IHttpContextAccessor http)
{
    public const string IdempotencyHeader = "Idempotency-Key";

    private (Guid OrgId, Guid PersonId)? _stated;
    private Idempotency? _idempotency;

    public Guid OrgId => _stated?.OrgId ?? Context.User.OrgId;

    public Guid PersonId => _stated?.PersonId ?? Context.User.PersonId;

    /// <summary>The trace id, which logs and problems show as well.</summary>
    public Guid CorrelationId { get; private set; } = Correlation();

    /// <summary>The promise in the <c>Idempotency-Key</c> header, if there is one: same key, same method, address and body.</summary>
    public Idempotency? Idempotency => _stated is null && http.HttpContext is { } context ? _idempotency ??= Read(context) : null;

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Outside a request, say who acts.");

    /// <summary>Acts for somebody outside a request: set-up, an accepted invitation, the sample organization.</summary>
    public void ActAs(Guid orgId, Guid personId) => _stated = (orgId, personId);

    /// <summary>Acts for whoever asked for it, as part of their request, though that one has been answered.</summary>
    public void ActFor(Guid orgId, Guid personId, Guid correlationId)
    {
        ActAs(orgId, personId);
        CorrelationId = correlationId;
    }

    /// <summary>Events were recorded, or tried to be, on behalf of this caller.</summary>
    public bool HasRecorded { get; private set; }

    public EventMetadata Metadata(string? reason = null)
    {
        HasRecorded = true;
        return new(PersonId, CorrelationId, reason);
    }

    private Idempotency? Read(HttpContext context)
    {
        if (context.Request.Headers[IdempotencyHeader] is not [{ } key])
            return null;

        if (key.Length is 0 or > 100 || key.Any(c => c is < '!' or > '~'))
            throw RefusedException.Field(IdempotencyHeader, "invalid");

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n"));
        if (context.Features.Get<CheckedBody>() is { } body)
            hash.AppendData(body.Bytes.Span);

        return new Idempotency(PersonId, key, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static Guid Correlation() => Activity.Current is { } activity
        ? Guid.ParseExact(activity.TraceId.ToHexString(), "N")
        : Guid.CreateVersion7();
}
