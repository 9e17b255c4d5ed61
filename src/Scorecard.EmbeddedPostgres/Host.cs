using System.Runtime.InteropServices;

namespace Scorecard.EmbeddedPostgres;

/// <summary>
/// Runs a server by itself: <c>dotnet run --project src/Scorecard.EmbeddedPostgres -- NAME</c> prints its connection string
/// and ends with Ctrl+C or when standard input closes. Without NAME the data is thrown away.
/// </summary>
internal static class Host
{
    public static async Task<int> Main(string[] arguments)
    {
        using var asked = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            await using var server = await EmbeddedPostgresServer.StartAsync(new() { Name = arguments.FirstOrDefault() }, asked.Token);
            Console.WriteLine(server.ConnectionString);
            await Task.Run(Console.In.ReadToEnd, asked.Token).WaitAsync(asked.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
        catch (EmbeddedPostgresException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            asked.Cancel();
        }
    }
}
