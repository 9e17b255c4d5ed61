using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Scoring;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Reckons targets for many periods by a formula, for somebody to take over or change. Writes nothing.</summary>
public static class ProposeTargets
{
    public static void Map(IEndpointRouteBuilder kpis) => kpis
        .MapPost("target-proposals", Handle)
        .WithName("proposeTargets")
        .WithSummary("Propose targets by a formula")
        .RequirePermission(Permission.DefineKpis)
        .Validate(new ProposeTargetsValidator());

    private static async Task<Results<Ok<IReadOnlyList<TargetEntry>>, ProblemHttpResult>> Handle(
        ProposeTargetsRequest request, Reader reader, InputReader inputs, KpiCommands commands, CancellationToken ct)
    {
        IReadOnlyDictionary<Period, decimal> values = new Dictionary<Period, decimal>();
        var decimals = KpiDefinition.MaxDecimals;
        if (request.KpiId is { } id)
        {
            var read = await reader.ReadAsync(new Needs { Some = [(Kpi.Category, id)], ValuesOf = [id] }, ct);
            if (read.Facts.Find<Kpi>(id) is not { } kpi || !commands.MayRead(kpi))
                return Problems.From(KpiErrors.NotFound);
            if (kpi.State.Frequency != request.Frequency)
                return Problems.From(KpiErrors.TargetPeriodMismatch);

            decimals = kpi.State.Latest.Decimals;
            var completed = await inputs.CompleteAsync(AsOfQuery.Now, [kpi], read.Facts.Values, from: null, to: null, ct);
            values = SeriesBooks.Of(read.Organization, completed.Kpis, completed.Values).SeriesOf(id).ByPeriod(kpi.State);
        }

        return TypedResults.Ok<IReadOnlyList<TargetEntry>>(
        [
            .. request.Proposed(values)
                .WithFloorAndStretch(request.FloorPercent, request.StretchPercent)
                .Rounded(decimals)
                .Select(target => new TargetEntry(target.Period, target.Target, target.Floor, target.Stretch)),
        ]);
    }
}

public enum TargetMethod
{
    /// <summary>The same target, <c>start</c>, in each period.</summary>
    Constant,

    /// <summary>Equal steps from <c>start</c>, the value before the first period, to <c>end</c> in the last.</summary>
    StraightLine,

    /// <summary>The KPI's value of the same period a year before, plus <c>growthPercent</c>.</summary>
    GrowthOnLastYear,
}

/// <param name="KpiId">Whose values growth starts from, and whose decimals are used; null for a KPI that is only being written.</param>
/// <param name="From">First period.</param>
/// <param name="To">Last period.</param>
/// <param name="FloorPercent">The floor in percent of each target; null = none.</param>
/// <param name="StretchPercent">The stretch in percent of each target; null = none.</param>
public sealed record ProposeTargetsRequest(
    Guid? KpiId,
    Frequency Frequency,
    TargetMethod Method,
    Period From,
    Period To,
    decimal? Start,
    decimal? End,
    decimal? GrowthPercent,
    decimal? FloorPercent,
    decimal? StretchPercent)
{
    internal IReadOnlyList<ProposedTarget> Proposed(IReadOnlyDictionary<Period, decimal> values)
    {
        List<Period> periods = [.. From.To(To)];
        return Method switch
        {
            TargetMethod.Constant => TargetSchedule.Constant(periods, Start!.Value),
            TargetMethod.StraightLine => TargetSchedule.StraightLine(periods, Start!.Value, End!.Value),
            TargetMethod.GrowthOnLastYear => TargetSchedule.GrowthOnLastYear(periods, values, GrowthPercent!.Value),
        };
    }
}

public sealed class ProposeTargetsValidator : AbstractValidator<ProposeTargetsRequest>
{
    private const decimal MaxPercent = 10_000m;

    public ProposeTargetsValidator()
    {
        RuleFor(request => request.From).Must((request, from) => from.Frequency == request.Frequency).WithCode("frequency_mismatch");
        RuleFor(request => request.To).Must((request, to) => to.Frequency == request.Frequency).WithCode("frequency_mismatch");
        RuleFor(request => request.To)
            .Must((request, to) => request.From.DistanceTo(to) >= 0).WithCode("before_start")
            .Must((request, to) => request.From.DistanceTo(to) < Kpi.MaxTargets).WithCode($"too_many:{Kpi.MaxTargets}")
            .When(request => request.From.Frequency == request.To.Frequency);
        RuleFor(request => request.Start).Must(Given).WithCode("required").When(request => request.Method is not TargetMethod.GrowthOnLastYear);
        RuleFor(request => request.End).Must(Given).WithCode("required").When(request => request.Method is TargetMethod.StraightLine);
        When(
            request => request.Method is TargetMethod.GrowthOnLastYear,
            () =>
            {
                RuleFor(request => request.GrowthPercent).Must(Given).WithCode("required");
                RuleFor(request => request.KpiId).Must(id => id is not null).WithCode("required");
            });
        RuleFor(request => request.GrowthPercent).Between(-MaxPercent, MaxPercent);
        RuleFor(request => request.FloorPercent).Between(-MaxPercent, MaxPercent);
        RuleFor(request => request.StretchPercent).Between(-MaxPercent, MaxPercent);
    }

    private static bool Given(decimal? number) => number is not null;
}
