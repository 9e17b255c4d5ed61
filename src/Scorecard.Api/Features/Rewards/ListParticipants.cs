using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Who takes part in a plan, from when to when, where and for how much.</summary>
public static class ListParticipants
{
    public static void Map(IEndpointRouteBuilder plans) => plans
        .MapGet("{id}/participants", Handle)
        .WithName("listParticipants")
        .WithSummary("Who takes part in a reward plan")
        .RequireSignIn();

    private static async Task<Ok<ParticipantList>> Handle(
        Guid id, [AsParameters] AsOfQuery query, Reader reader, RewardAccess access, People people, AuditTrail trail, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(query, new Needs { Some = [(RewardPlan.Category, id)], AllOf = [Participant.Category] }, ct);
        if (read.Facts.Find<RewardPlan>(id) is not { State.Terms: not null } plan)
            throw RefusedException.NotFound("reward_plan");

        if (!(await access.SeenAsync(ct)).ContainsKey(plan.Id))
            throw RefusedException.NotFound("reward_plan");

        await trail.ReadAsync("pay-participants", ofPersonId: null, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        return TypedResults.Ok(new ParticipantList(
            read.AsOf,
            [
                .. from participant in read.Facts.All<Participant>()
                   where participant.State.PlanId == id && participant.State.Segments is not []
                   let person = names.RefOf(participant.State.PersonId) ?? new PersonRef(participant.State.PersonId, "")
                   orderby person.Name, person.Id
                   select new ParticipantView(participant.Id, participant.Version, person, participant.State.Segments, participant.State.Modifiers),
            ]));
    }
}

public sealed record ParticipantList(AsOfView AsOf, IReadOnlyList<ParticipantView> Participants);

public sealed record ParticipantView(
    Guid Id, int Version, PersonRef Person, IReadOnlyList<ParticipationSegment> Segments, IReadOnlyList<SetModifier> Modifiers);
