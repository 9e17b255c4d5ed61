using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What the SMART criteria say of a definition that is being written. Writes nothing.</summary>
public static class CheckSmart
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("smart-checks", Handle)
        .WithName("checkSmart")
        .WithSummary("Check a definition against the SMART criteria")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new SmartCheckValidator());

    private static async Task<Ok<SmartReportView>> Handle(
        SmartCheckRequest request, Reader reader, InputReader inputs, KpiCommands commands, CancellationToken ct)
    {
        var id = request.KpiId ?? Guid.Empty;
        var read = await reader.ReadAsync(SmartFacts.NeedsOf(id), ct);
        var kpi = read.Facts.Find<Kpi>(id) is { } stored && commands.MayRead(stored) ? stored : null;
        var history = kpi is null ? [] : await SmartFacts.HistoryAsync(kpi, read, inputs, ct);
        var definition = commands.Check(id, request.Definition, read.Facts) is { Errors: not [] } ? request.Definition with { Calculation = null } : request.Definition;
        var report = SmartFacts.Check(kpi is null ? Guid.Empty : id, definition, request.Targets, history, read.Facts, read.Organization);
        return TypedResults.Ok(SmartReportView.Of(report));
    }
}

/// <param name="KpiId">The KPI whose past and objectives count; null for a new one.</param>
public sealed record SmartCheckRequest(Guid? KpiId, KpiDefinition Definition, IReadOnlyList<TargetEntry> Targets);

/// <summary>The five criteria in order.</summary>
/// <param name="Activatable">No criterion is broken.</param>
[ContractName("SmartReport")]
public sealed record SmartReportView(IReadOnlyList<SmartCriterion> Criteria, bool Activatable)
{
    public static SmartReportView Of(SmartReport report) => new(report.Criteria, report.Activatable);
}

public sealed class SmartCheckValidator : AbstractValidator<SmartCheckRequest>
{
    public SmartCheckValidator()
    {
        RuleFor(request => request.Definition).SetValidator(new KpiDefinitionValidator(complete: false));
        RuleFor(request => request.Targets).Count(0, Kpi.MaxTargets);
    }
}
