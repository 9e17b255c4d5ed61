using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Closing;

/// <summary>Units and the months of a fiscal year: which are closed, which are not, and what is missing.</summary>
public static class GetPeriodCloses
{
    public static void Map(IEndpointRouteBuilder closing) => closing
        .MapGet("period-closes", Handle)
        .WithName("getPeriodCloses")
        .WithSummary("Which periods of which units are closed")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<PeriodCloses>> Handle(
        Period? date, DateTimeOffset? knownAt, Reader reader, PostgresEventStore store, People people, CurrentUser user, CancellationToken ct)
    {
        var calendar = user.Organization.Calendar;
        var year = (date ?? user.Organization.CurrentMonth).Parent(Frequency.Yearly, calendar)!.Value;
        var months = year.Within(Frequency.Monthly, calendar);
        var query = new AsOfQuery(date, knownAt, Span: null);
        var reading = reader.ReadAsync(query, DueValues.Needs(months[0], months[^1], calendar), ct);
        var naming = people.AllAsync(user.OrgId, ct);
        await Task.WhenAll(reading, naming);

        var (read, names) = (await reading, await naming);
        List<Stored<Unit>> units =
        [
            .. read.Organization.Units
                .Where(unit => user.May(Permission.Read, unit.Id) && !unit.State.Closed)
                .OrderBy(unit => read.Organization.Tree.Ancestors(unit.Id).Count)
                .ThenBy(unit => unit.State.Code, StringComparer.Ordinal),
        ];
        var missing = DueValues.Missing(read.Facts, months[0], months[^1], units.Select(unit => unit.Id).ToHashSet(), read.Organization)
            .CountBy(due => (due.UnitId, due.Month)).ToDictionary();
        var latest = await LatestAsync(user.OrgId, read, store, ct);
        return TypedResults.Ok(new PeriodCloses(
            read.AsOf,
            year,
            months,
            [
                .. units.Select(unit => new UnitCloses(
                    unit.Id,
                    unit.State.ParentId,
                    unit.State.Name,
                    user.May(Permission.ClosePeriods, unit.Id),
                    [.. months.Select(month => MonthOf(unit.Id, month, read, missing.GetValueOrDefault((unit.Id, month)), latest.GetValueOrDefault((unit.Id, month)), names))])),
            ]));
    }

    private static MonthClose MonthOf(
        Guid unitId, Period month, Snapshot read, int missing, Recorded? latest, IReadOnlyDictionary<Guid, PersonData> names)
    {
        var closed = read.Facts.Find<PeriodClose>(unitId)?.State.Months.Contains(month) ?? false;
        var calendar = read.Organization.Calendar;
        var state = closed ? MonthState.Closed
            : month.FirstDay(calendar) > read.Organization.Today ? MonthState.NotBegun
            : month.LastDay(calendar) >= read.Organization.Today ? MonthState.Running
            : latest is null ? MonthState.Open
            : MonthState.Reopened;
        return new(month, state, missing, latest?.RecordedAt, names.RefOf(latest?.ActorId), state is MonthState.Reopened ? latest?.Reason : null);
    }

    /// <summary>The last close or reopening of each month of each unit.</summary>
    private static async Task<Dictionary<(Guid UnitId, Period Month), Recorded>> LatestAsync(Guid orgId, Snapshot read, PostgresEventStore store, CancellationToken ct)
    {
        Dictionary<(Guid, Period), Recorded> latest = [];
        const int pageSize = 5_000;
        LogPlace? after = null;
        while (true)
        {
            var page = await store.ReadLogAsync(orgId, new LogFilter { Kinds = [PeriodClose.Category], After = after, Limit = pageSize }, ct);
            foreach (var recorded in page.Where(recorded => !read.AsOf.IsPast || recorded.RecordedAt <= read.AsOf.KnownAt))
            {
                foreach (var month in ((PeriodCloseEvent)recorded.Change).Months)
                    latest[(recorded.Stream.Id, month)] = recorded;
            }

            if (page.Count < pageSize)
                return latest;
            after = page[^1].Place;
        }
    }
}

public enum MonthState
{
    /// <summary>Its first day is still to come.</summary>
    NotBegun,

    /// <summary>It has begun and not ended: it cannot be closed yet.</summary>
    Running,

    /// <summary>It has ended and was never closed.</summary>
    Open,
    Closed,

    /// <summary>It was closed, and opened again.</summary>
    Reopened,
}

/// <param name="Months">The columns, in order.</param>
/// <param name="Units">From the top down.</param>
public sealed record PeriodCloses(AsOfView AsOf, Period Year, IReadOnlyList<Period> Months, IReadOnlyList<UnitCloses> Units);

/// <param name="CanClose">Whether the reader may close and reopen periods of the unit.</param>
/// <param name="Months">One for each month.</param>
public sealed record UnitCloses(Guid UnitId, Guid? ParentId, string Name, bool CanClose, IReadOnlyList<MonthClose> Months);

/// <param name="Missing">Values of periods that ended in the month and are missing, of the KPIs that the unit itself owns.</param>
/// <param name="ChangedAt">When it was last closed or reopened.</param>
/// <param name="Reason">Why it was reopened.</param>
public sealed record MonthClose(Period Month, MonthState State, int Missing, DateTimeOffset? ChangedAt, PersonRef? ChangedBy, string? Reason);
