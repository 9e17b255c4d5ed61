using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Lets everybody who works in a unit, or below it, take part, all or none of them; whoever takes part already is left as they are.</summary>
public static class EnrolUnit
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapPost("{id}/enrolments", Handle)
        .WithName("enrolUnit")
        .WithSummary("Let the people of a unit take part")
        .RequirePermission(Permission.ManageRewards)
        .Validate(new EnrolUnitValidator());

    private static async Task<Results<Ok<Enrolled>, ProblemHttpResult>> Handle(
        Guid id,
        EnrolUnitRequest request,
        Reader reader,
        ParticipationWriter writer,
        RewardAccess access,
        CurrentUser user,
        CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category, Person.Category] }, ct);
        var plan = access.ManagedPlan(read.Facts, id);
        if (plan.Archived)
            return Problems.From(RewardPlanErrors.Archived);

        var units = user.Organization.Tree.Subtree(request.UnitId);
        if (!user.Organization.Tree.Subtree(plan.Terms!.UnitId).Contains(request.UnitId))
            return Problems.From(RewardErrors.UnitOutsidePlan);
        if (Participation.Check([new(request.From, request.To, request.UnitId, request.TargetAmount)]) is { } refused)
            return Problems.From(refused);

        var taking = read.Facts.All<Participant>().Where(one => one.State.PlanId == id && one.State.Segments is not []).Select(one => one.State.PersonId).ToHashSet();
        var joining = read.Facts.All<Person>()
            .Where(person => person.State is { Active: true, UnitId: { } unit } && units.Contains(unit) && !taking.Contains(person.Id))
            .ToList();
        var before = read.Facts.All<Participant>().ToDictionary(one => one.Id);
        await writer.WriteAsync(
            read.Facts.Find<RewardPlan>(id)!,
            [
                .. joining.Select(person => writer.Of(
                    id,
                    person.Id,
                    before.GetValueOrDefault(DerivedIds.Of(id, person.Id)),
                    [new(request.From, request.To, person.State.UnitId!.Value, request.TargetAmount)],
                    reason: null)).OfType<Append>(),
            ],
            ct);
        return TypedResults.Ok(new Enrolled(joining.Count, taking.Count));
    }
}

/// <param name="TargetAmount">Of each, for a whole period of the plan at a factor of 100 %.</param>
public sealed record EnrolUnitRequest(Guid UnitId, DateOnly From, DateOnly To, decimal TargetAmount);

/// <param name="Already">How many took part before.</param>
public sealed record Enrolled(int Joined, int Already);

public sealed class EnrolUnitValidator : AbstractValidator<EnrolUnitRequest>
{
    public EnrolUnitValidator() => RuleFor(request => request.TargetAmount).Between(0m, 999_999_999_999_999m);
}
