namespace Scorecard.Domain.Organizations;

/// <summary>
/// What a person's key may be used for: some actions, in some units and everything below them. It never allows more than the person may at
/// that moment.
/// </summary>
/// <param name="Actions">Reading is always among them.</param>
public sealed record KeyScope(IReadOnlyList<Guid> UnitIds, IReadOnlyList<Permission> Actions)
{
    /// <summary>Days a key may be valid at most.</summary>
    public const int LongestDays = 365;

    /// <summary>Units that one key may name.</summary>
    public const int MostUnits = 50;

    /// <summary>
    /// What keys can be made for. Agreeing and approving are for people to do; people, the organization's settings and pay are never
    /// reached by a key.
    /// </summary>
    public static IReadOnlyList<Permission> Offered { get; } =
    [
        Permission.Read,
        Permission.DefineKpis,
        Permission.RecordValues,
        Permission.ClosePeriods,
        Permission.CorrectClosedPeriods,
        Permission.EditScorecards,
        Permission.EditObjectives,
        Permission.ReadLog,
    ];

    /// <summary>The scope with each unit and action once; whatever no key can be made for is left out.</summary>
    public static KeyScope Of(IEnumerable<Guid> unitIds, IEnumerable<Permission> actions) =>
        new([.. unitIds.Distinct()], [.. Offered.Intersect(actions.Append(Permission.Read))]);

    public bool Allows(Permission action) => Actions.Contains(action) && Offered.Contains(action);
}
