using FluentValidation;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis.Segments;

namespace Scorecard.Api.Features.Kpis;

/// <summary>The limits of dimensions and their members; what they say together the domain judges.</summary>
public sealed class SegmentationValidator : AbstractValidator<Segmentation>
{
    /// <param name="complete">False while somebody is still writing: only what could never be kept is refused.</param>
    public SegmentationValidator(bool complete)
    {
        RuleFor(segments => segments.Dimensions).Count(complete ? 1 : 0, Segmentation.MaxDimensions);
        RuleForEach(segments => segments.Dimensions).SetValidator(new DimensionValidator(complete));
    }

    private sealed class DimensionValidator : AbstractValidator<KpiDimension>
    {
        public DimensionValidator(bool complete)
        {
            if (complete)
            {
                RuleFor(dimension => dimension.Code).Must(SegmentKey.IsCode).WithCode("invalid");
                RuleFor(dimension => dimension.Name).Required();
            }

            RuleFor(dimension => dimension.Code).AtMost(TextLimits.Code);
            RuleFor(dimension => dimension.Name).AtMost(TextLimits.Label);
            RuleFor(dimension => dimension.Members).Count(complete ? 1 : 0, Segmentation.MaxMembers);
            RuleForEach(dimension => dimension.Members).SetValidator(new MemberValidator(complete));
        }
    }

    private sealed class MemberValidator : AbstractValidator<DimensionMember>
    {
        public MemberValidator(bool complete)
        {
            if (complete)
            {
                RuleFor(member => member.Code).Must(SegmentKey.IsCode).WithCode("invalid");
                RuleFor(member => member.Name).Required();
            }

            RuleFor(member => member.Code).AtMost(TextLimits.Code);
            RuleFor(member => member.Name).AtMost(TextLimits.Label);
        }
    }
}
