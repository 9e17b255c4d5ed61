using System.Globalization;
using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>
/// <c>verify</c> on the command line: recomputes the hash chains of every organization in the configured database, says in one line
/// what it found, and exits with 0 when every chain holds, else with 1.
/// </summary>
public static class VerifyCommand
{
    public const string Name = "verify";

    public static bool IsMeant(string[] args) => args is [Name, ..];

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string connectionString, TextWriter output, CancellationToken ct = default)
    {
        await using var db = StoreConnection.CreateDataSource(connectionString);
        try
        {
            var report = await new ChainVerifier(db).VerifyAsync(ct: ct);
            await output.WriteLineAsync(LineOf(report));
            return report.IsIntact ? 0 : 1;
        }
        catch (NpgsqlException failure)
        {
            await output.WriteLineAsync($"Not verified: {failure.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    private static string LineOf(VerificationReport report)
    {
        if (report.FirstBroken is not { Stream: var stream } broken)
            return string.Create(CultureInfo.InvariantCulture, $"Intact: {report.Events} events in {report.Streams} streams.");

        return string.Create(
            CultureInfo.InvariantCulture,
            $"Broken: {report.BrokenStreams} of {report.Streams} streams; first {stream.Kind} {stream.Id} at version {broken.Version}, "
            + $"position {broken.Position} ({WordOf(broken.Fault)}), organization {stream.OrgId}.");
    }

    private static string WordOf(ChainFault fault) => fault switch
    {
        ChainFault.Altered => "the event or its hash was altered",
        ChainFault.Missing => "the event is missing",
        ChainFault.EndMissing => "the last events are missing",
        ChainFault.HeadAltered => "the stream's head differs from its last event",
    };
}
