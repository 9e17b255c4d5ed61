namespace Scorecard.IntegrationTests;

/// <summary>An application with an organization that other tests fill with nothing, for classes that read all there is: it is little, so they are fast.</summary>
public sealed class OwnApi : IAsyncDisposable
{
    public ApiFixture Api { get; } = new();

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
