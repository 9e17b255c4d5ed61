using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>The units that the reader may see, as a tree: a unit whose parent is missing here is a root for this reader.</summary>
public static class ListUnits
{
    public static void Map(IEndpointRouteBuilder units) => units
        .MapGet("", Handle)
        .WithName("listUnits")
        .WithSummary("The units of the organization")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<UnitView[]>> Handle(Reader reader, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(Needs.Nothing, ct);
        return TypedResults.Ok(read.Organization.Units
            .Where(unit => user.May(Permission.Read, unit.Id))
            .OrderBy(unit => read.Organization.Tree.Ancestors(unit.Id).Count)
            .ThenBy(unit => unit.State.Code, StringComparer.Ordinal)
            .Select(unit => new UnitView(unit.Id, unit.Version, unit.State.ParentId, unit.State.Code, unit.State.Name, unit.State.Closed))
            .ToArray());
    }
}

/// <param name="ParentId">The unit above; null for the top unit.</param>
public sealed record UnitView(Guid Id, int Version, Guid? ParentId, string Code, string Name, bool Closed);
