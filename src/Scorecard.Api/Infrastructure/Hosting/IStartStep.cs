namespace Scorecard.Api.Infrastructure.Hosting;

/// <summary>
/// What is to be done before the first request, once the database is at this version. Repeated from its beginning when the database goes
/// away meanwhile.
/// </summary>
public interface IStartStep
{
    Task RunAsync(CancellationToken ct);
}
