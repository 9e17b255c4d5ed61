using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>Until the database is at this version every request of the API is 503 <c>service.starting</c>; health and the client's files are not.</summary>
public sealed class StartGate(RequestDelegate next, StartUp start)
{
    public Task InvokeAsync(HttpContext context) =>
        start.IsReady || context.Request.Path.StartsWithSegments("/health") ? next(context) : Problems.ComeBackAsync(context, Problems.Starting);
}
