using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Scorecard.Api.Features.Importing;
using Scorecard.Api.Features.Session;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Tabular;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Benchmarks;

/// <summary>
/// A file of 100,000 values of 1,000 KPIs, previewed and confirmed as a person does it, against COPY of the same rows into a table with
/// the same columns and primary key.
/// </summary>
internal static class ImportBenchmark
{
    private const int Kpis = 1_000;
    private const int PerKpi = 100;
    private const int Rows = Kpis * PerKpi;
    private const int Rounds = 3;

    public static async Task RunAsync(BenchmarkDatabase database)
    {
        await using var app = Build(database);
        await MigrationRunner.MigrateAsync(database.Db, "api", typeof(ImportStore).Assembly);
        await app.Services.GetRequiredService<OrganizationRows>().PrepareAsync();
        await database.ExecuteAsync("create table bare_values (like kpi_values including defaults including constraints including indexes)");
        Desk desk = null!;
        List<double> previews = [];
        async Task PrepareAsync()
        {
            await database.ExecuteAsync("truncate bare_values");
            desk = await Desk.OpenAsync(app.Services);
            await desk.UploadAsync();
            var clock = Stopwatch.StartNew();
            await desk.PreviewAsync();
            previews.Add(Rows / clock.Elapsed.TotalSeconds);
        }

        async Task<long> CopyRowsAsync()
        {
            await database.ExecuteAsync("truncate bare_values");
            await CopyAsync(database.Db);
            return Rows;
        }

        await Comparison.RunAsync(
            "import confirm of 100,000 values",
            async () =>
            {
                await desk.ConfirmAsync();
                return Rows;
            },
            CopyRowsAsync,
            Rounds,
            PrepareAsync);
        var limit = Stopwatch.StartNew();
        await CopyRowsAsync();
        Comparison.Print("import preview of 100,000 values", previews.Order().ElementAt(previews.Count / 2), Rows / limit.Elapsed.TotalSeconds);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MiB"));
    }

    /// <summary>The API's own services, without listening.</summary>
    private static WebApplication Build(BenchmarkDatabase database)
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Production"]);
        builder.Logging.ClearProviders();
        builder.Configuration["ConnectionStrings:Scorecard"] = database.Db.ConnectionString;
        var services = builder.Services;
        services.AddClocks(builder.Environment);
        services.AddStorage(builder.Configuration);
        var signIn = SignInSettings.Of(builder.Configuration);
        services.AddIdentity(builder.Configuration, signIn);
        services.AddSingleSignOn(signIn);
        services.AddPermissions();
        services.AddHttp(builder.Configuration);
        services.AddSigningIn();
        services.AddImports();
        services.AddSingleton(database.Db);
        return builder.Build();
    }

    private static async Task CopyAsync(NpgsqlDataSource db)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy bare_values (org_id, kpi_id, period_start, segment, revision, value, not_applicable, recorded_at, position) from stdin (format binary)");
        for (var i = 0; i < Rows; i++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(Guid.Empty, NpgsqlDbType.Uuid);
            await copy.WriteAsync(new Guid(i / PerKpi, 0, 0, new byte[8]), NpgsqlDbType.Uuid);
            await copy.WriteAsync(new DateOnly(2018, 1, 1).AddMonths(i % PerKpi), NpgsqlDbType.Date);
            await copy.WriteAsync("", NpgsqlDbType.Text);
            await copy.WriteAsync(1, NpgsqlDbType.Integer);
            await copy.WriteAsync(1000.25m + (i % PerKpi), NpgsqlDbType.Numeric);
            await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            await copy.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync((long)i, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync();
    }

    /// <summary>An organization of its own with 1,000 KPIs, and a file of values for them.</summary>
    private sealed class Desk(IServiceProvider services, Guid orgId, Guid personId)
    {
        private readonly Guid _id = Guid.CreateVersion7();

        public static async Task<Desk> OpenAsync(IServiceProvider services)
        {
            var (orgId, root, personId) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
            await using var scope = services.CreateAsyncScope();
            var own = scope.ServiceProvider;
            await using var connection = await own.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var settings = new OrganizationSettings("Benchmark", "en", "Asia/Seoul", "KRW", FiscalYearStartMonth: 1);
            await own.GetRequiredService<Founding>().FoundAsync(transaction, new Foundation(orgId, settings, root, personId, "A", $"{personId}@example.org", "en"), default);
            await transaction.CommitAsync();

            var kind = own.GetRequiredService<Aggregates>().Of<Kpi>();
            await own.GetRequiredService<PostgresEventStore>().AppendBulkAsync(orgId, [.. Enumerable.Range(0, Kpis).Select(number =>
            {
                KpiEvent[] events = [new KpiDefined(DefinitionOf(number, root)), new KpiTargetsSet([new TargetEntry(Period.Of("2018-01"), 1_000m)], []), new KpiActivated()];
                var state = events.Aggregate(Kpi.Initial, Kpi.Evolve);
                return new Append(new StreamId(orgId, Kpi.Category, Guid.CreateVersion7()), 0, [.. events], new EventMetadata(personId, Guid.CreateVersion7()))
                {
                    State = kind.Write(state),
                    Keys = [.. kind.KeysOf(state).Select(key => new KeyChange(key.Kind, key.Key))],
                };
            })]);
            return new Desk(services, orgId, personId);
        }

        public async Task UploadAsync()
        {
            var text = new StringBuilder("code,period,value\n");
            for (var i = 0; i < Rows; i++)
                text.Append(CultureInfo.InvariantCulture, $"kpi-{i / PerKpi},{new DateOnly(2018, 1, 1).AddMonths(i % PerKpi):yyyy-MM},{1000.25m + (i % PerKpi)}\n");
            var file = Encoding.UTF8.GetBytes(text.ToString());
            await using var scope = Scope();
            var store = scope.ServiceProvider.GetRequiredService<ImportStore>();
            await store.StartAsync(_id, orgId, personId, "values.csv", DateTimeOffset.UtcNow, default);
            await store.AddChunkAsync(_id, 0, file, default);
            var (content, mapping, _) = ImportInspection.Inspect(TableFile.Open(file), DateOnly.FromDateTime(DateTime.UtcNow), earlier: null);
            await store.ReceivedAsync(_id, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), "benchmark", content, mapping, MappingOrigin.Guessed, default);
        }

        public Task PreviewAsync() => RunAsync<PreviewJob>(
            (import, job, own) => own.GetRequiredService<ImportJobStore>().StartPreviewAsync(import.Id, job, import.Mapping, default),
            (preview, import, run) => preview.RunAsync(import, import.Mapping, run));

        public Task ConfirmAsync() => RunAsync<ConfirmJob>(
            (import, job, own) => own.GetRequiredService<ImportJobStore>().StartConfirmationAsync(import.Id, job, default),
            (confirm, import, run) => confirm.RunAsync(import, "benchmark", run));

        private async Task RunAsync<TJob>(Func<StoredImport, Guid, IServiceProvider, Task<bool>> start, Func<TJob, StoredImport, ImportJobs.Run, Task> work)
            where TJob : notnull
        {
            await using var scope = Scope();
            var own = scope.ServiceProvider;
            var import = (await own.GetRequiredService<ImportStore>().FindAsync(orgId, personId, _id, default))!;
            var job = Guid.CreateVersion7();
            if (!await start(import, job, own))
                throw new InvalidOperationException("The job could not be started.");

            await own.GetRequiredService<CurrentUser>().LoadAsync(orgId, personId, default);
            await work(own.GetRequiredService<TJob>(), import, new ImportJobs.Run(_id, job, default));
            var after = await own.GetRequiredService<ImportStore>().FindAsync(orgId, personId, _id, default);
            if (after is not { Status: ImportStatus.Previewed, Counts.New: Rows } and not { Status: ImportStatus.Confirmed, Result.Recorded: Rows })
                throw new InvalidOperationException($"Not what was to be measured: {after}");
        }

        private AsyncServiceScope Scope()
        {
            var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Caller>().ActAs(orgId, personId);
            return scope;
        }

        private static KpiDefinition DefinitionOf(int number, Guid unitId) => new(
            $"kpi-{number}", $"KPI {number}", null, UnitKind.Count, null, 2, Direction.Increase, KpiLevel.Operational, KpiTiming.Lagging, KpiHorizon.Short,
            KpiNature.Quantitative, null, PerspectiveKind.Internal, Frequency.Monthly, Aggregation.Sum, null, unitId, null, "ERP", null, null, null, null, null, null, ScaleSettings.Default);
    }
}
