using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Errors;

/// <summary>RFC 9457 problems whose <c>code</c> the client translates.</summary>
public static class Problems
{
    public static readonly DomainError Invalid = new("request.invalid", "Some fields are not valid.");

    public static readonly DomainError NotFound = new("not_found", "There is no such thing, or you may not see it.");

    public static readonly DomainError Forbidden = new("access.denied", "Your role does not allow this.");

    public static readonly DomainError SignInRequired = new("session.required", "Sign in first.");

    public static readonly DomainError VersionConflict = new("version.conflict", "Someone else changed this first. Reload and try again.");

    public static readonly DomainError IdempotencyMismatch = new("idempotency.mismatch", "This Idempotency-Key was used for another request.");

    public static readonly DomainError Unavailable = new("service.unavailable", "The database cannot be reached. Try again in a moment.");

    public static readonly DomainError Starting = new("service.starting", "The server is starting. Try again in a moment.");

    public static readonly DomainError Busy = new("service.busy", "The server has more to do than it can. Try again in a moment.");

    public static readonly DomainError TooLarge = new("request.too_large", "The request is larger than this address accepts.");

    private static readonly ImmutableDictionary<int, DomainError> ByStatus = ImmutableDictionary.CreateRange<int, DomainError>(
    [
        new(400, Invalid),
        new(401, SignInRequired),
        new(403, Forbidden),
        new(404, NotFound),
        new(405, new("method.not_allowed", "This address does not answer to that method.")),
        new(408, new("request.timeout", "The request did not arrive in time.")),
        new(409, new("conflict", "The request conflicts with what is there.")),
        new(411, new("request.length_required", "The request must say how long it is.")),
        new(413, TooLarge),
        new(415, new("request.unsupported_media_type", "Send the body as application/json.")),
        new(429, new("request.too_many", "Too many requests. Wait a moment.")),
        new(500, new("server.error", "Something went wrong on the server.")),
        new(503, Unavailable),
        new(504, new("server.timeout", "The answer took too long.")),
    ]);

    /// <summary>The problem that a status says by itself, when nothing more is known.</summary>
    public static DomainError Of(int status) => ByStatus.TryGetValue(status, out var error)
        ? error
        : status < 500 ? new("request.refused", "The request cannot be answered.") : ByStatus[500];

    public static ProblemHttpResult From(int status, DomainError error, params IEnumerable<KeyValuePair<string, object?>> more) => TypedResults.Problem(
        statusCode: status,
        title: error.Message,
        extensions: [new("code", error.Code), .. more]);

    /// <summary>404 for <c>*.not_found</c>, 409 for what is there already, 422 for every other rule.</summary>
    public static ProblemHttpResult From(DomainError error, params IEnumerable<KeyValuePair<string, object?>> more) =>
        From(StatusOf(error), error, more);

    /// <summary>400 with one entry per field; each entry is a list of codes such as <c>required</c> or <c>too_long:200</c>.</summary>
    public static ProblemHttpResult Fields(IReadOnlyDictionary<string, string[]> errors) =>
        From(400, Invalid, new KeyValuePair<string, object?>("errors", errors));

    /// <summary>400 for one field.</summary>
    public static ProblemHttpResult Field(string field, string code) =>
        Fields(new Dictionary<string, string[]> { [field] = [code] });

    /// <summary>503 with the seconds after which it is worth asking again, spread so that not everybody comes back at once.</summary>
    public static Task ComeBackAsync(HttpContext context, DomainError error)
    {
        context.Response.Headers.RetryAfter = Random.Shared.Next(2, 6).ToString(CultureInfo.InvariantCulture);
        return From(StatusCodes.Status503ServiceUnavailable, error).ExecuteAsync(context);
    }

    public static int StatusOf(DomainError error) => error.Code switch
    {
        var code when code.EndsWith("not_found", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        var code when code.EndsWith(".already_exists", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        var code when code.EndsWith(".taken", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
