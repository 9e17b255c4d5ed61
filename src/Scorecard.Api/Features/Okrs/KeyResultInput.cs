using FluentValidation;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.OpenApi;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;

namespace Scorecard.Api.Features.Okrs;

/// <param name="Weight">Relative to the objective's other key results; above 0, at most 1,000, at most 4 decimals.</param>
/// <param name="OwnerPersonId">Who checks in; null = whoever owns the objective.</param>
[ContractName("KeyResultContent")]
public sealed record KeyResultInput(string Title, string? Description, MeasureView Measure, decimal Weight, Guid? OwnerPersonId)
{
    /// <summary>What must be known to decide about it.</summary>
    internal Needs NeedsOf() => new()
    {
        Some = [.. OkrCommands.Named(OwnerPersonId), .. Measure.KpiId is { } kpiId ? [(Kpi.Category, kpiId)] : Array.Empty<(string, Guid)>()],
    };

    /// <summary>
    /// The content, or why it cannot be named so: its person and its KPI must be there, and the KPI one that the caller may read. What the
    /// content before it named is not questioned again, and a KPI that was hidden from the caller stays.
    /// </summary>
    public Result<KeyResultContent> Settle(KeyResultContent? before, Facts facts, OkrAccess access)
    {
        if (OkrCommands.PersonRefusal(OwnerPersonId, before?.OwnerPersonId, facts) is { } refused)
            return refused;

        var measure = Measure.ToMeasure();
        if (measure is { Kind: MeasureKind.Kpi, KpiId: null } && before?.Measure.KpiId is { } hidden)
            measure = measure with { KpiId = hidden };
        if (measure.KpiId is { } kpiId && kpiId != before?.Measure.KpiId
            && (facts.Find<Kpi>(kpiId) is not { State: { IsDefined: true } kpi } || !access.MayReadUnit(kpi.Latest.OwnerUnitId)))
            return KpiErrors.NotFound;

        return new KeyResultContent(Title, measure, Weight, OwnerPersonId, string.IsNullOrWhiteSpace(Description) ? null : Description);
    }
}

public sealed class KeyResultInputValidator : AbstractValidator<KeyResultInput>
{
    public KeyResultInputValidator()
    {
        RuleFor(content => content.Title).Required().AtMost(TextLimits.Name);
        RuleFor(content => content.Description).AtMost(TextLimits.Description);
        RuleFor(content => content.Weight).Between(Objective.MinWeight, Objective.MaxWeight);
        RuleFor(content => content.Measure.UnitSymbol).AtMost(TextLimits.Symbol);
        RuleFor(content => content.Measure.Decimals).Between(0, Measure.MaxDecimals);
        RuleFor(content => content.Measure.Milestones).Count(0, Measure.MaxMilestones);
        RuleForEach(content => content.Measure.Milestones).ChildRules(milestone =>
        {
            milestone.RuleFor(one => one.Name).Required().AtMost(TextLimits.Name);
            milestone.RuleFor(one => one.Weight).Between(Objective.MinWeight, Objective.MaxWeight);
        });
        RuleFor(content => content.Measure.Zones!).ChildRules(zones =>
        {
            zones.RuleFor(texts => texts.Commit).AtMost(TextLimits.Name);
            zones.RuleFor(texts => texts.Target).AtMost(TextLimits.Name);
            zones.RuleFor(texts => texts.Stretch).AtMost(TextLimits.Name);
        }).When(content => content.Measure.Zones is not null);
    }
}
