using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Sample;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Builds the sample organization anew. Whatever was tried out in it is gone.</summary>
public static class ResetDemo
{
    /// <summary>Building takes some seconds; on a slow machine more than an ordinary request may.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static void Map(IEndpointRouteBuilder demo) => demo
        .MapPost("reset", Handle)
        .WithName("resetDemo")
        .WithSummary("Build the sample organization anew")
        .RequirePermission(Permission.ManageOrganization)
        .WithRequestTimeout(Patience)
        .ProducesProblem(404);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(DemoMode mode, CurrentUser user, SampleBuilder sample, CancellationToken ct)
    {
        if (!mode.IsOn || user.OrgId != SampleBuilder.OrgId)
            return Problems.From(DemoPeople.NoDemo);

        user.Require(Permission.ManageOrganization, user.Organization.Tree.RootId!.Value, "organization");
        await sample.RebuildAsync(ct);
        return TypedResults.NoContent();
    }
}
