using System.Diagnostics;
using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Sample;

/// <summary>
/// Builds the sample organization of a demo: two years of a fictional company, told step by step through the write path
/// that everything goes through, with the recording clock at each step's moment. The same at every build.
/// </summary>
public sealed partial class SampleBuilder(
    OrganizationRows rows,
    EventTypes types,
    Aggregates aggregates,
    IServiceScopeFactory scopes,
    IHttpContextAccessor http,
    IConfiguration configuration,
    DemoMode demo,
    ILogger<SampleBuilder> log)
{
    /// <summary>Of the advisory lock that lets one process at a time build.</summary>
    private const long Lock = 0x53616D706C65; // "Sample"

    public static Guid OrgId => SampleIds.Organization;

    /// <summary>Builds it where there is no organization yet.</summary>
    public Task BuildIfMissingAsync(CancellationToken ct) => BuildAsync(onlyIfMissing: true, ct);

    /// <summary>
    /// Takes away whatever became of the sample organization and builds it anew, to the end even when nobody waits for it any
    /// more. Every session of its people ends.
    /// </summary>
    /// <exception cref="InvalidOperationException">This is not a demo.</exception>
    public Task RebuildAsync(CancellationToken ct) => BuildAsync(onlyIfMissing: false, ct);

    private async Task BuildAsync(bool onlyIfMissing, CancellationToken ct)
    {
        if (!demo.IsOn)
            throw new InvalidOperationException("The sample organization exists in a demo only.");

        await using var locking = await rows.Above.OpenConnectionAsync(ct);
        await ExecuteAsync(locking, "select pg_advisory_lock($1)", ct, Lock);
        try
        {
            if (onlyIfMissing && await ExecuteAsync(locking, "select exists (select from organizations)", ct) is true)
                return;

            var toTheEnd = onlyIfMissing ? ct : CancellationToken.None;
            var started = Stopwatch.GetTimestamp();
            await WipeAsync(locking, toTheEnd);
            var files = SampleFiles.Read();
            var steps = await TellAsync(files, toTheEnd);
            await ListAsync(files.Company, toTheEnd);
            Built(log, steps, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        finally
        {
            await ExecuteAsync(locking, "select pg_advisory_unlock($1)", CancellationToken.None, Lock);
        }
    }

    /// <summary>Every row of the organization in every table that has rows of organizations.</summary>
    private static async Task WipeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        List<string> tables = [];
        await using (var command = new NpgsqlCommand(
            """
            select format('%I.%I', c.table_schema, c.table_name)
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.column_name = 'org_id' and t.table_type = 'BASE TABLE'
            order by 1
            """,
            connection))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
                tables.Add(row.GetString(0));
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var table in tables)
            await ExecuteAsync(connection, $"delete from {table} where org_id = $1", ct, OrgId);

        await transaction.CommitAsync(ct);
    }

    /// <summary>Carries out every step of the story in the order of time. Returns how many there were.</summary>
    private async Task<int> TellAsync(SampleFiles files, CancellationToken ct)
    {
        var clock = new SampleClock();
        await using var relaxed = Relaxed();
        var own = rows.Over(relaxed);
        var store = new PostgresEventStore(own, types, clock);
        var desk = new SampleDesk(OrgId, clock, store, types, aggregates, http);
        var steps = StepsOf(files, new SamplePay(own, store, aggregates, clock)).OrderBy(step => step.At).ToList();
        foreach (var step in steps)
            await desk.RunAsync(step, ct);

        return steps.Count;
    }

    /// <summary>
    /// Connections that do not wait for the disk at every commit. Nothing can be lost by it: the commit that makes the
    /// organization exist waits for all that went before, and an unfinished sample is built anew.
    /// </summary>
    private NpgsqlDataSource Relaxed() => StoreConnection.CreateDataSource(
        new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Scorecard")) { Options = "-c synchronous_commit=off" }.ConnectionString);

    private static IEnumerable<SampleStep> StepsOf(SampleFiles files, SamplePay pay)
    {
        var (company, series, kpis, cards, okrs, rewards) = files;
        var foundation = new SampleFoundation(company);
        var figures = new SampleFigures(new SampleSeries(series));
        var rules = ScoringRules.Default with { GraceDays = company.GraceDays };
        return
        [
            .. foundation.Steps(),
            .. new SampleKpis(kpis, figures, company.Currency, HeadOf).Steps(),
            .. new SampleScorecards(cards, kpis, foundation, HeadOf).Steps(),
            .. new SampleValues(kpis, figures, rules).Steps(),
            .. new SampleCloses(company, HeadOf).Steps(),
            .. new SampleOkrs(okrs, new SampleCycles(okrs.Cycles, foundation.Administrator), HeadOf).Steps(),
            .. rewards.SelectMany(plan => new SampleRewards(plan, pay).Steps()),
        ];

        Guid HeadOf(string unit) =>
            company.People.FirstOrDefault(person => person.Unit == unit && person.Role is Role.UnitManager) is { } manager
                ? SampleIds.Person(manager.Key)
                : foundation.Administrator;
    }

    /// <summary>Names, addresses and accounts without a password; last, the entry that makes the organization exist.</summary>
    private async Task ListAsync(CompanyFile company, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        foreach (var person in company.People)
        {
            var (id, email) = (SampleIds.Person(person.Key), $"{person.Key}@{company.EmailDomain}");
            await people.SaveAsync(OrgId, id, person.Name, email, person.Title, ct);
            await accounts.EnsureAsync(OrgId, id, email);
        }

        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "insert into organizations (org_id) values ($1)", ct, OrgId);
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });

        return await command.ExecuteScalarAsync(ct);
    }

    [LoggerMessage(LogLevel.Information, "The sample organization is built: {Steps} steps in {Seconds:F1} s.")]
    private static partial void Built(ILogger log, int steps, double seconds);
}
