using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>What saving would say of a formula that is being written, and what it would have computed lately. Writes nothing.</summary>
public static class CheckCalculation
{
    private const int PreviewPeriods = 12;

    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("calculation-checks", Handle)
        .WithName("checkCalculation")
        .WithSummary("Check a formula and preview its values")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new CheckCalculationValidator());

    private static async Task<Ok<CalculationCheckView>> Handle(
        CheckCalculationRequest request, Reader reader, InputReader inputs, KpiCommands commands, CancellationToken ct)
    {
        var id = request.KpiId ?? Guid.Empty;
        var read = await reader.ReadAsync(new Needs { AllOf = [Kpi.Category] }, ct);
        var check = commands.Check(id, request.Definition, read.Facts);
        var kpis = read.Facts.All<Kpi>();
        return TypedResults.Ok(new CalculationCheckView(
            [.. check?.Errors.Select(CalculationErrorView.Of) ?? []],
            [.. InputsOf(check, kpis)],
            check?.Unit,
            check is { Errors: [] } ? await PreviewAsync(id, request.Definition, check, kpis, read.Organization, inputs, ct) : []));
    }

    /// <summary>Those that are stored: a new KPI that names itself is in the errors.</summary>
    private static IEnumerable<CalculationInputView> InputsOf(CalculationCheck? check, IReadOnlyList<Stored<Kpi>> kpis) =>
        from input in check?.Inputs ?? []
        join kpi in kpis on input.KpiId equals kpi.Id
        select CalculationInputView.Of(input, kpi.State.Latest);

    private static async Task<IReadOnlyList<CalculationPreviewPoint>> PreviewAsync(
        Guid id, KpiDefinition definition, CalculationCheck check, IReadOnlyList<Stored<Kpi>> kpis, OrganizationContext organization, InputReader inputs, CancellationToken ct)
    {
        var written = Kpi.Evolve(Kpi.Initial, new KpiDefined(definition, check.Inputs));
        var all = kpis.Where(kpi => kpi.Id != id).Append(new Stored<Kpi>(id, 0, default, written)).ToList();
        var last = Period.Containing(organization.Today, definition.Frequency, organization.Calendar);
        var first = last.Latest(PreviewPeriods)[0];
        var completed = await inputs.CompleteAsync(
            AsOfQuery.Now, [all[^1]], [], first.FirstDay(organization.Calendar), last.LastDay(organization.Calendar), ct, all);
        var series = SeriesBooks.Of(organization, completed.Kpis, completed.Values).SeriesOf(id);
        return [.. first.To(last).Select(period => new CalculationPreviewPoint(period, series.At(period)?.Value, series.At(period)?.Reason))];
    }
}

/// <param name="KpiId">The KPI that is revised; null for a new one.</param>
public sealed record CheckCalculationRequest(Guid? KpiId, KpiDefinition Definition);

/// <param name="Errors">In the order of the text; none = the formula may be saved, or there is none.</param>
/// <param name="Inputs">The KPIs it names.</param>
/// <param name="Unit">What the result is in, such as <c>KRW/count</c>, <c>percent</c> or <c>number</c>; null when that cannot be told.</param>
/// <param name="Preview">The latest twelve periods; none while there are errors.</param>
public sealed record CalculationCheckView(
    IReadOnlyList<CalculationErrorView> Errors,
    IReadOnlyList<CalculationInputView> Inputs,
    string? Unit,
    IReadOnlyList<CalculationPreviewPoint> Preview);

public sealed record CalculationInputView(string Code, Guid KpiId, string Name, UnitKind UnitKind, string? UnitSymbol, Frequency Frequency)
{
    internal static CalculationInputView Of(KpiInput input, KpiDefinition definition) =>
        new(definition.Code, input.KpiId, definition.Name, definition.UnitKind, definition.UnitSymbol, definition.Frequency);
}

/// <param name="Reason">Why there is no value.</param>
public sealed record CalculationPreviewPoint(Period Period, decimal? Value, string? Reason);

public sealed class CheckCalculationValidator : AbstractValidator<CheckCalculationRequest>
{
    public CheckCalculationValidator() => RuleFor(request => request.Definition).SetValidator(new KpiDefinitionValidator(complete: false));
}
