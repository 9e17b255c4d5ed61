using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.IntegrationTests;

/// <summary>Lets a request that is made while the test's clock stands still be answered at that moment.</summary>
public static class ClockHeader
{
    private const string Name = "X-Test-Clock";

    public sealed class Sender(DevelopmentClock clock) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (clock.Standing is { } moment)
                request.Headers.Add(Name, moment.ToString("O", CultureInfo.InvariantCulture));

            return base.SendAsync(request, cancellationToken);
        }
    }

    public sealed class Receiver(DevelopmentClock clock) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                using var standing = context.Request.Headers[Name] is [{ } moment]
                    ? clock.At(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))
                    : null;
                await rest(context);
            });
            next(app);
        };
    }
}
