using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Api.Infrastructure.Errors;

/// <summary>Writes every problem, whatever the caller says it accepts, with a code and the trace id.</summary>
public sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        Complete(context.ProblemDetails, http);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            context.ProblemDetails, options: null, contentType: "application/problem+json", cancellationToken: http.RequestAborted);
    }

    private static void Complete(ProblemDetails problem, HttpContext context)
    {
        problem.Status ??= context.Response.StatusCode;
        var known = Problems.Of(problem.Status.Value);
        if (problem.Extensions.TryAdd("code", known.Code)) // a bare status code: nothing more is known
            problem.Title = known.Message;

        problem.Type ??= "about:blank";
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
    }
}
