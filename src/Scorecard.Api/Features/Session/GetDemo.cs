using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;

namespace Scorecard.Api.Features.Session;

/// <summary>The sample's people, to be signed in as. There is no such address outside a demo.</summary>
public static class GetDemo
{
    public static void Map(IEndpointRouteBuilder demo) => demo
        .MapGet("", Handle)
        .WithName("getDemo")
        .WithSummary("Whom one may sign in as in a demo")
        .AllowAnonymous()
        .ProducesProblem(404);

    private static async Task<Results<Ok<DemoView>, ProblemHttpResult>> Handle(DemoMode mode, DemoPeople people, CancellationToken ct) =>
        mode.IsOn && await people.OrganizationAsync(ct) is { } organization
            ? TypedResults.Ok(new DemoView(await people.AllAsync(organization.Id, ct), organization.Since))
            : Problems.From(DemoPeople.NoDemo);
}

/// <param name="ResetAt">When the sample was last built; null before it is.</param>
public sealed record DemoView(IReadOnlyList<DemoPerson> People, DateTimeOffset? ResetAt);

public sealed record DemoPerson(Guid PersonId, string Name, string? Title, Domain.Organizations.Role Role, string UnitName);
