using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Takes a retirement or replacement back.</summary>
public static class ReinstateKpi
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("{id}/reinstatements", Handle)
        .WithName("reinstateKpi")
        .WithSummary("Take a retirement or replacement back")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new VersionRequestValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, VersionRequest request, KpiCommands commands, CancellationToken ct) =>
        (await commands.ChangeAsync(id, request.ExpectedVersion, kpi => kpi.Reinstate(), ct)).ToHttp();
}
