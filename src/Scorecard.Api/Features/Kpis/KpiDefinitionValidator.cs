using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Scoring;

namespace Scorecard.Api.Features.Kpis;

/// <summary>The limits of a definition's single fields; what fields say together the domain judges.</summary>
public sealed class KpiDefinitionValidator : AbstractValidator<KpiDefinition>
{
    /// <param name="complete">False while somebody is still writing: only what could never be kept is refused.</param>
    public KpiDefinitionValidator(bool complete = true)
    {
        if (complete)
        {
            RuleFor(kpi => kpi.Code).Required().Must(code => code is null || KpiDefinition.IsCode(code)).WithCode("code_invalid");
            RuleFor(kpi => kpi.Name).Required();
        }

        RuleFor(kpi => kpi.Code).AtMost(TextLimits.Code);
        RuleFor(kpi => kpi.Name).AtMost(TextLimits.Name);
        RuleFor(kpi => kpi.Description).AtMost(TextLimits.Description);
        RuleFor(kpi => kpi.UnitSymbol).AtMost(TextLimits.Symbol);
        RuleFor(kpi => kpi.Decimals).Between(0, KpiDefinition.MaxDecimals);
        RuleFor(kpi => kpi.Category).AtMost(TextLimits.Label);
        RuleFor(kpi => kpi.DataSource).AtMost(TextLimits.Label);
        RuleFor(kpi => kpi.DataPath).AtMost(TextLimits.Path);
        RuleFor(kpi => kpi.Formula).AtMost(TextLimits.Description);
        RuleFor(kpi => kpi.Calculation).AtMost(Formula.MaxLength);
        RuleFor(kpi => kpi.BenchmarkSource).AtMost(TextLimits.Label);
        RuleFor(kpi => kpi.Scale.Points).Count(0, ScoringDefaults.MaxControlPoints);
        RuleFor(kpi => kpi.Scale.Cap).Between(ScoringDefaults.MinCap, ScoringDefaults.MaxCap);
        RuleFor(kpi => kpi.Scale.GreenAt).Between(0, ScoringDefaults.MaxCap);
        RuleFor(kpi => kpi.Scale.AmberAt).Between(0, ScoringDefaults.MaxCap);
        RuleFor(kpi => kpi.Scale.GraceDays).Between(0, ScoringDefaults.MaxGraceDays);
        RuleFor(kpi => kpi.Segments!).SetValidator(new SegmentationValidator(complete)).When(kpi => kpi.Segments is not null);
    }
}
