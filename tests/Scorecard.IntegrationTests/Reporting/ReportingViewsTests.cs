using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scorecard.Api.Features.Kpis;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;
using Scorecard.EventStore;
using Scorecard.IntegrationTests.Contracts;
using Scorecard.IntegrationTests.Kpis;
using static Scorecard.IntegrationTests.Kpis.KpiScenarios;

namespace Scorecard.IntegrationTests.Reporting;

/// <summary>The views for BI tools, read as such a tool does: by a login of its own that is a member of the reporting role.</summary>
public sealed class ReportingViewsTests(ApiFixture api)
{
    [Fact]
    public async Task Values_stand_beside_the_targets_of_their_periods()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var id = await api.ActiveAsync(api.RootUnitId);
        await http.RecordAsync(id, "2026-03", 80, comment: "Late");
        await http.RecordAsync(id, "2026-08", 90, comment: "Late");
        await (await http.PostAsync($"/api/v1/kpis/{id}/targets", new SetTargetsRequest([Target("2026-07", 120, 60, 150)], [], "New market", 3))).ReadAsync<CommandAccepted>();
        await using var reader = await ReaderAsync(api.OrgId);

        Assert.Equal(
            ["2026-03-01 80 100  ", "2026-08-01 90 120 60 150"],
            await reader.ListAsync($"""
                select concat_ws(' ', period_start, value, target, coalesce(floor::text, ''), coalesce(stretch::text, ''))
                from reporting.kpi_values where kpi_id = '{id}' order by period_start
                """));
    }

    [Fact]
    public async Task What_was_known_at_a_moment_is_a_condition_on_two_columns()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var id = await api.ActiveAsync(api.RootUnitId);
        var first = await http.RecordAsync(id, "2026-03", 80, comment: "Late");
        await http.RecordAsync(id, "2026-03", 90, "Late invoice");
        await using var reader = await ReaderAsync(api.OrgId);

        string At(string moment) => $"""
            select value::text from reporting.kpi_value_history
            where kpi_id = '{id}' and recorded_at <= {moment} and (superseded_at is null or superseded_at > {moment})
            """;

        Assert.Equal(["80"], await reader.ListAsync(At($"'{first.RecordedAt:O}'::timestamptz")));
        Assert.Equal(["90"], await reader.ListAsync(At("'infinity'::timestamptz")));
        Assert.Equal(["90"], await reader.ListAsync($"select value::text from reporting.kpi_values where kpi_id = '{id}'"));
    }

    [Fact]
    public async Task A_ratio_is_computed_from_its_parts_with_the_factor_in_force()
    {
        var http = await api.SignedInAsync(Role.Administrator);
        var definition = Definition(api.RootUnitId, aggregation: Aggregation.Ratio) with { RatioFactor = 100 };
        var id = await api.ActiveAsync(api.RootUnitId, definition: definition);
        await http.PutAsync(
            $"/api/v1/kpis/{id}/values/2026-03",
            new Api.Features.Values.RecordValueRequest(null, Numerator: 3, Denominator: 8, NotApplicable: false, "Low", null, null));
        await using var reader = await ReaderAsync(api.OrgId);

        Assert.Equal(["True"], await reader.ListAsync($"select value = 37.5 from reporting.kpi_values where kpi_id = '{id}'"));
    }

    [Fact]
    public async Task Scorecards_come_with_objectives_and_placements()
    {
        var unit = await api.UnitAsync();
        var kpi = await api.ActiveAsync(unit);
        var (scorecard, objective) = await api.ScorecardAsync(unit, [kpi]);
        await using var reader = await ReaderAsync(api.OrgId);

        Assert.Equal(
            [$"{objective} Grow financial {kpi} 1"],
            await reader.ListAsync($"""
                select concat_ws(' ', o.objective_id, o.objective, o.perspective_kind, k.kpi_id, k.weight)
                from reporting.scorecard_objectives o
                join reporting.scorecard_kpis k using (org_id, scorecard_id, from_period, objective_id)
                where scorecard_id = '{scorecard}'
                """));
    }

    [Fact]
    public async Task A_login_sees_the_organizations_it_was_given_and_no_other()
    {
        await api.AnonymousAsync();
        await using var ours = await ReaderAsync(api.OrgId);
        await using var nobodys = await ReaderAsync(Guid.CreateVersion7());

        Assert.Equal([api.OrgId.ToString()], await ours.ListAsync("select distinct org_id::text from reporting.units"));
        foreach (var view in await ViewsAsync())
            Assert.Equal(["0"], await nobodys.ListAsync($"select count(*)::text from reporting.{view}"));
    }

    [Fact]
    public async Task It_can_read_nothing_but_the_views_and_write_nothing()
    {
        await api.AnonymousAsync();
        await using var reader = await ReaderAsync(api.OrgId);

        Assert.Equal(
            (await ViewsAsync()).Select(view => $"reporting.{view}"),
            await reader.ListAsync("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname not in ('pg_catalog', 'information_schema')
                    and (has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select'))
                order by 1
                """));
        Assert.Empty(await reader.ListAsync("""
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
                and has_table_privilege(c.oid, 'insert, update, delete, truncate, trigger')
            """));
        foreach (var forbidden in (string[])[
            "select * from events", "select * from kpi_values", "select * from people", "select * from reporting.readers",
            "insert into reporting.units (org_id) values (gen_random_uuid())", "create table public.mine (id int)"])
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => reader.ListAsync(forbidden));
            Assert.True(refusal.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectNotInPrerequisiteState, refusal.Message);
        }
    }

    [Fact]
    public async Task Periods_begin_on_the_days_they_begin_on_everywhere_else()
    {
        await api.AnonymousAsync();
        var db = api.Services.GetRequiredService<NpgsqlDataSource>();
        string[] keys = ["2024", "2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q2", "2026-Q4", "2026-02", "2020-W53", "2026-W01", "2027-W01", "2024-02-29"];
        foreach (var startMonth in Enumerable.Range(1, 12))
        {
            foreach (var key in keys)
            {
                await using var command = db.CreateCommand("select reporting.period_start($1, $2)");
                command.Parameters.AddWithValue(key);
                command.Parameters.AddWithValue(startMonth);
                Assert.Equal((key, startMonth, Period.Of(key).FirstDay(new FiscalCalendar(startMonth))), (key, startMonth, (DateOnly)(await command.ExecuteScalarAsync())!));
            }
        }
    }

    [Fact]
    public async Task Columns_are_a_contract()
    {
        await api.AnonymousAsync();
        await using var reader = await ReaderAsync(api.OrgId);

        Snapshot.Match(
            string.Join('\n', await reader.ListAsync("""
                select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
                where table_schema = 'reporting' order by table_name collate "C", ordinal_position
                """)),
            "reporting-views.txt");
    }

    private async Task<List<string>> ViewsAsync()
    {
        await using var owner = new Session(await api.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync());
        return await owner.ListAsync("select viewname::text from pg_views where schemaname = 'reporting' order by viewname collate \"C\"");
    }

    /// <summary>A login of its own for this organization.</summary>
    private async Task<Session> ReaderAsync(Guid orgId)
    {
        var text = api.Services.GetRequiredService<IConfiguration>().GetConnectionString("Scorecard")!;
        var name = $"bi_{Guid.CreateVersion7():N}";
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(StoreConnection.Normalize(text)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            create role {name} login in role scorecard_reporting;
            insert into reporting.readers values ('{name}', '{orgId}');
            set session authorization {name};
            """, connection);
        await command.ExecuteNonQueryAsync();
        return new Session(connection);
    }

    private sealed class Session(NpgsqlConnection connection) : IAsyncDisposable
    {
        public async Task<List<string>> ListAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var row = await command.ExecuteReaderAsync();
            List<string> list = [];
            while (await row.ReadAsync())
                list.Add(row.GetValue(0).ToString()!);
            return list;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
