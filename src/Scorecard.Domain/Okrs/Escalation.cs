namespace Scorecard.Domain.Okrs;

/// <summary>Who is told of a check-in that is owed, one after the other.</summary>
public enum EscalationStep
{
    /// <summary>Whoever owns the key result, from the day it is due; else the owner of the objective.</summary>
    Owner,

    /// <summary>The owner of the objective, one rhythm after it became late.</summary>
    ObjectiveOwner,

    /// <summary>The managers of the unit, two rhythms after it became late; at once where nobody owns it.</summary>
    UnitManagers,
}

/// <summary>Why somebody is told of a check-in, and since when.</summary>
public sealed record EscalationReason(EscalationStep Step, DateOnly Since);

/// <summary>A check-in that is owed is told to its owner; one that stays late reaches the owner of the objective, then the managers of the unit.</summary>
public static class Escalation
{
    /// <summary>Who checks in: the owner of the key result, else of the objective; null = the unit as a whole.</summary>
    public static Guid? OwnerOf(Objective objective, KeyResult keyResult) => keyResult.Content.OwnerPersonId ?? objective.Content.OwnerPersonId;

    /// <summary>Why a person is told on a day that a check-in is owed; null when it is not told to them.</summary>
    /// <param name="managesUnit">Whether the person manages the unit of the objective.</param>
    public static EscalationReason? For(Guid personId, bool managesUnit, Objective objective, KeyResultReading reading, CheckInRhythm rhythm, DateOnly day)
    {
        if (reading is not { DueOn: { } due, LateFrom: { } late } || due > day)
            return null;

        var owner = OwnerOf(objective, reading.KeyResult);
        if (owner == personId)
            return new(EscalationStep.Owner, due);
        if (objective.Content.OwnerPersonId == personId)
            return From(EscalationStep.ObjectiveOwner, late.AddDays(rhythm.EveryDays), day);
        if (!managesUnit)
            return null;

        return From(EscalationStep.UnitManagers, owner is null ? due : late.AddDays(2 * rhythm.EveryDays), day);
    }

    private static EscalationReason? From(EscalationStep step, DateOnly since, DateOnly day) => since <= day ? new(step, since) : null;
}
