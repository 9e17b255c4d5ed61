using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Whoever reads the log of a new installation may set it up: one link, which works once and ends with the next start. Of several processes the
/// one that leads offers it, so that the logs of all hold one that works.
/// </summary>
public sealed partial class SetupLinks(NpgsqlDataSource db, IServer server, IConfiguration configuration, DemoMode demo, ILogger<SetupLinks> log)
    : IChore
{
    private OneTimeToken? _offered;

    public string Name => "Offering to set up";

    public TimeSpan Pause => TimeSpan.FromMinutes(1);

    public async Task<bool> IsRequiredAsync(CancellationToken ct)
    {
        await using var command = db.CreateCommand("select not exists (select from organizations)");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Where there is no organization to sign in to: writes a fresh link to the log and ends earlier ones, unless the one this process wrote is open.
    /// </summary>
    public async Task RunAsync(CancellationToken ct)
    {
        if (demo.IsOn || !await IsRequiredAsync(ct) || (_offered is { } own && await IsOpenAsync(own, ct)))
            return;

        var token = OneTimeToken.New();
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("delete from identity.setup_links"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into identity.setup_links (token_hash) values ($1)") { Parameters = { new() { Value = token.Hash } } });
        await batch.ExecuteNonQueryAsync(ct);
        _offered = token;
        Offered(log, $"{PublicUrl()}/setup?token={token.Text}");
    }

    public async Task<bool> IsOpenAsync(OneTimeToken token, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select exists (select from identity.setup_links where token_hash = $1)");
        command.Parameters.AddWithValue(token.Hash);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Uses a link up. False when it is not the open one; a second caller waits for the transaction and then gets false.</summary>
    public static async Task<bool> TryUseAsync(NpgsqlTransaction transaction, OneTimeToken token, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("delete from identity.setup_links where token_hash = $1", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = token.Hash } },
        };
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    private string PublicUrl() => (Sites.Public(configuration)
        ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? $"http://127.0.0.1:{Listening.Port}").TrimEnd('/');

    [LoggerMessage(LogLevel.Warning, "There is no organization yet. Set one up here, once: {Link}")]
    private static partial void Offered(ILogger log, string link);
}
