using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kernel;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Errors;

/// <summary>Turns every exception into a problem: refusals and conflicts as what they are, all else as a 500 that tells nothing.</summary>
public sealed partial class ExceptionProblems(ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true; // nobody is there to answer

        var problem = ProblemOf(exception);
        if (problem.StatusCode is StatusCodes.Status503ServiceUnavailable)
        {
            if (exception is not RefusedException)
                Away(log, exception.GetBaseException().Message); // thousands may say so at once
            await Problems.ComeBackAsync(httpContext, exception is RefusedException { Error: var away } ? away : Problems.Unavailable);
            return true;
        }

        if (problem.StatusCode >= StatusCodes.Status500InternalServerError)
            Failed(log, problem.StatusCode, exception);
        await problem.ExecuteAsync(httpContext);
        return true;
    }

    public static ProblemHttpResult ProblemOf(Exception exception) => exception switch
    {
        RefusedException refused => Problems.From(refused.Status, refused.Error, refused.More),
        VersionConflictException conflict => Problems.From(
            StatusCodes.Status409Conflict, Problems.VersionConflict, new KeyValuePair<string, object?>("currentVersion", conflict.Current)),
        KeyTakenException taken => Problems.From(
            StatusCodes.Status409Conflict, new DomainError($"{taken.Kind.Replace('-', '_')}.taken", "Something else has this name already.")),
        EmailTakenException => Problems.From(
            StatusCodes.Status409Conflict, new DomainError("person_email.taken", "Another person has this address.")),
        IdempotencyMismatchException => Problems.From(StatusCodes.Status422UnprocessableEntity, Problems.IdempotencyMismatch),
        BadHttpRequestException bad => Problems.From(bad.StatusCode, Problems.Of(bad.StatusCode)),
        _ when Outage.IsOne(exception) => Problems.From(StatusCodes.Status503ServiceUnavailable, Problems.Unavailable),
        _ => Problems.From(StatusCodes.Status500InternalServerError, Problems.Of(500)),
    };

    [LoggerMessage(LogLevel.Warning, "Answered 503, because the database is away: {Reason}")]
    private static partial void Away(ILogger log, string reason);

    [LoggerMessage(LogLevel.Error, "Answered {Status}")]
    private static partial void Failed(ILogger log, int status, Exception exception);
}
