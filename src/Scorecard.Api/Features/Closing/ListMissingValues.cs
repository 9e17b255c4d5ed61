using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis.Closing;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Closing;

/// <summary>What is missing in a period of a unit: listed before the period is closed.</summary>
public static class ListMissingValues
{
    public static void Map(IEndpointRouteBuilder closing) => closing
        .MapGet("units/{id}/missing-values/{period}", Handle)
        .WithName("listMissingValues")
        .WithSummary("Values that are missing in a period")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<MissingValues>> Handle(
        Guid id, Period period, bool? withUnitsBelow, DateTimeOffset? knownAt, Reader reader, People people, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.Read, id, "unit");
        if (period.Frequency < Frequency.Monthly)
            throw RefusedException.Field("period", "invalid");

        var calendar = user.Organization.Calendar;
        var first = period.AtStart(Frequency.Monthly, calendar);
        var last = PeriodClose.MonthOf(period, calendar);
        var naming = people.AllAsync(user.OrgId, ct);
        var reading = reader.ReadAsync(new AsOfQuery(period, knownAt, Span: null), DueValues.Needs(first, last, calendar), ct);
        await Task.WhenAll(reading, naming);

        var (read, names) = (await reading, await naming);
        var units = withUnitsBelow is true ? read.Organization.Tree.Subtree(id).ToHashSet() : [id];
        return TypedResults.Ok(new MissingValues(
            read.AsOf,
            [
                .. DueValues.Missing(read.Facts, first, last, units, read.Organization)
                    .Select(due => new MissingValueView(
                        due.KpiId,
                        due.Definition.Code,
                        due.Definition.Name,
                        due.UnitId,
                        read.Organization.NameOf(due.UnitId),
                        names.RefOf(due.Definition.OwnerPersonId),
                        due.Period)),
            ]));
    }
}

/// <param name="Values">By name of the KPI and period.</param>
public sealed record MissingValues(AsOfView AsOf, IReadOnlyList<MissingValueView> Values);

/// <param name="UnitId">The unit that owns the KPI in the period.</param>
public sealed record MissingValueView(Guid KpiId, string Code, string Name, Guid UnitId, string UnitName, PersonRef? Owner, Period Period);
