using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Okrs.CheckIns;

/// <summary>
/// What one person owes to objectives. A check-in is owed by the owner from the day it is due; one that stays late is passed on to the
/// owner of the objective and then to the managers of its unit, unless it is private. Closing is owed by the owner and the managers who may.
/// </summary>
public sealed class OwedOkrReader(OkrReader okrs, MentionReader mentions, CurrentUser user)
{
    /// <summary>Check-ins alone: the reader's own, then those passed on, the latest first.</summary>
    public async Task<IReadOnlyList<OwedCheckIn>> CheckInsAsync(AsOfQuery query, CancellationToken ct)
    {
        var states = await StatesAsync(query, ct);
        return CheckIns(await BookAsync(states, ct));
    }

    /// <summary>Check-ins, then objectives to be closed, then mentions.</summary>
    public async Task<IReadOnlyList<OwedCheckIn>> AllAsync(AsOfQuery query, CancellationToken ct)
    {
        var mentioning = mentions.EventsAsync(query, ct);
        var states = await StatesAsync(query, ct);
        var owing = await BookAsync(states, ct);
        return [.. CheckIns(owing), .. Closings(owing), .. mentions.Open(owing.Book, await mentioning)];
    }

    private Task<OkrStates> StatesAsync(AsOfQuery query, CancellationToken ct) =>
        okrs.StatesAsync(query, new Needs { AllOf = [Person.Category] }, ct);

    /// <summary>Only what could concern the reader is measured.</summary>
    private async Task<Owing> BookAsync(OkrStates states, CancellationToken ct)
    {
        var managers = new UnitManagers(states.Snapshot.Facts.All<Person>(), states.Organization.Tree);
        List<Stored<Objective>> concerned =
        [
            .. states.Visible.Where(objective => objective.State is { Stage: ObjectiveStage.Agreed, Archived: false }
                && states.Cycles.GetValueOrDefault(objective.State.CycleId)?.State.Status is CycleStatus.Active or CycleStatus.Closing
                && (objective.State.Content.OwnerPersonId == user.PersonId
                    || objective.State.LiveKeyResults.Any(keyResult => keyResult.Content.OwnerPersonId == user.PersonId)
                    || Managers(managers, objective).Contains(user.PersonId))),
        ];
        return new Owing(await okrs.MeasureAsync(states, concerned, ct), concerned, managers);
    }

    /// <summary>Nobody is told of a private objective for managing its unit.</summary>
    private static IReadOnlyList<Guid> Managers(UnitManagers managers, Stored<Objective> objective) =>
        objective.State.Content.Private ? [] : managers.Of(objective.State.Content.UnitId);

    private IReadOnlyList<OwedCheckIn> CheckIns(Owing owing) =>
    [
        .. from objective in owing.Objectives
           let managers = Managers(owing.Managers, objective)
           let rhythm = owing.Book.States.Cycle(objective.State.CycleId).State.Rhythm
           from keyResult in objective.State.LiveKeyResults
           let reading = owing.Book.ReadingOf(objective, keyResult)
           let reason = Reason(user.PersonId, objective, reading, rhythm, managers, owing.Book.States.Day)
           where reason is not null
           let item = CheckIn(owing.Book, objective, reading, rhythm, managers, reason!)
           orderby item.Kind, item.DueOn, item.ObjectiveTitle, item.KeyResult!.Title, item.KeyResult!.Id
           select item,
    ];

    private static EscalationReason? Reason(
        Guid personId, Stored<Objective> objective, KeyResultReading reading, CheckInRhythm rhythm, IReadOnlyList<Guid> managers, DateOnly day) =>
        Escalation.For(personId, managers.Contains(personId), objective.State, reading, rhythm, day);

    private static OwedCheckIn CheckIn(
        OkrBook book, Stored<Objective> objective, KeyResultReading reading, CheckInRhythm rhythm, IReadOnlyList<Guid> managers, EscalationReason reason)
    {
        var (day, content) = (book.States.Day, objective.State.Content);
        var owner = Escalation.OwnerOf(objective.State, reading.KeyResult);
        var others = managers.Append(content.OwnerPersonId ?? Guid.Empty).Distinct()
            .Where(id => Reason(id, objective, reading, rhythm, managers, day) is { Step: not EscalationStep.Owner });
        return new OwedCheckIn(
            reason.Step is EscalationStep.Owner || owner is null ? OwedOkrKind.CheckIn : OwedOkrKind.CheckInEscalated,
            objective.Id,
            content.Title,
            book.States.Organization.NameOf(content.UnitId),
            new OkrViews(book).KeyResult(objective, reading.KeyResult),
            book.NameOf(owner),
            reading.DueOn,
            day.DayNumber - reading.DueOn!.Value.DayNumber,
            reason.Since,
            owner is null ? [] : [.. others.Select(id => book.NameOf(id)).OfType<PersonRef>().OrderBy(person => person.Name, StringComparer.Ordinal)]);
    }

    private IEnumerable<OwedCheckIn> Closings(Owing owing)
    {
        var (book, day) = (owing.Book, owing.Book.States.Day);
        return from objective in owing.Objectives
               let cycle = book.States.Cycle(objective.State.CycleId).State
               where (cycle.Status is CycleStatus.Closing || cycle.LastDay < day) && book.Access.MayAgree(objective.State)
               where objective.State.Content.OwnerPersonId == user.PersonId || Managers(owing.Managers, objective).Contains(user.PersonId)
               orderby cycle.LastDay, objective.State.Content.Title, objective.Id
               select new OwedCheckIn(
                   OwedOkrKind.ObjectiveToClose,
                   objective.Id,
                   objective.State.Content.Title,
                   book.States.Organization.NameOf(objective.State.Content.UnitId),
                   KeyResult: null,
                   book.NameOf(objective.State.Content.OwnerPersonId),
                   cycle.LastDay,
                   Math.Max(0, day.DayNumber - cycle.LastDay.DayNumber),
                   cycle.LastDay < day ? cycle.LastDay : day,
                   EscalatedTo: []);
    }

    private sealed record Owing(OkrBook Book, IReadOnlyList<Stored<Objective>> Objectives, UnitManagers Managers);
}
