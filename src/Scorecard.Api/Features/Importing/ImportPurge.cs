using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Features.Importing;

/// <summary>Deletes what is left of imports: see <see cref="ImportStore.PurgeAsync"/>.</summary>
public sealed class ImportPurge(ImportStore store) : IChore
{
    public string Name => "Deleting what is left of imports";

    public TimeSpan Pause => TimeSpan.FromMinutes(30);

    public Task RunAsync(CancellationToken ct) => store.PurgeAsync(ct);
}
