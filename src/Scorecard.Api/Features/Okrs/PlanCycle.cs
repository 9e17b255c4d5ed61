using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs;

/// <summary>Plans a cycle: the time for which objectives are set.</summary>
public static class PlanCycle
{
    public static void Map(IEndpointRouteBuilder cycles) => cycles
        .MapPut("{id}", Handle)
        .WithName("planCycle")
        .WithSummary("Plan a cycle")
        .RequirePermission(Permission.ManageCycles)
        .Validate(new PlanCycleValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, PlanCycleRequest request, CommandRunner commands, OkrAccess access, CurrentUser user, CancellationToken ct)
    {
        access.RequireManageCycles();
        var span = new CycleSpan(request.Kind, request.FirstDay, request.LastDay);
        var outcome = await commands.CreateAsync<Cycle, CycleEvent>(
            id, cycle => cycle.Plan(request.Name, span, request.Rhythm, user.Organization.Calendar), ct);
        return outcome.ToHttp();
    }
}

/// <param name="LastDay">Included.</param>
public sealed record PlanCycleRequest(string Name, CycleKind Kind, DateOnly FirstDay, DateOnly LastDay, CheckInRhythm Rhythm);

public sealed class PlanCycleValidator : AbstractValidator<PlanCycleRequest>
{
    public PlanCycleValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Rhythm).SetValidator(new RhythmValidator());
    }
}

public sealed class RhythmValidator : AbstractValidator<CheckInRhythm>
{
    public RhythmValidator()
    {
        RuleFor(rhythm => rhythm.EveryDays).Between(1, CheckInRhythm.MaxEveryDays);
        RuleFor(rhythm => rhythm.GraceDays).Between(0, CheckInRhythm.MaxGraceDays);
    }
}
