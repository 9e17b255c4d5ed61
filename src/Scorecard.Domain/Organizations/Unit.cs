using System.Diagnostics;
using System.Text.RegularExpressions;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Organizations;

public abstract record UnitEvent;

public sealed record UnitDefined(string Code, string Name, Guid? ParentId) : UnitEvent;

/// <summary>Renamed, given another code, or moved in the tree.</summary>
public sealed record UnitRevised(string Code, string Name, Guid? ParentId) : UnitEvent;

public sealed record UnitClosed : UnitEvent;

public sealed record UnitReopened : UnitEvent;

/// <summary>A unit of the organization: the company, a division, a team. Units form one tree.</summary>
/// <param name="Code">Business key, see <see cref="KeyOf"/>; empty = not defined.</param>
public sealed partial record Unit(string Code, string Name, Guid? ParentId, bool Closed) : IAggregate<Unit, UnitEvent>
{
    public static string Category => "unit";

    public static Unit Initial { get; } = new(string.Empty, string.Empty, ParentId: null, Closed: false);

    private bool IsDefined => Code.Length > 0;

    /// <summary>Letters, digits, hyphens and underscores, 1 to 64 characters, starting with a letter or digit.</summary>
    public static bool IsCode(string code) => CodePattern().IsMatch(code);

    /// <summary>What must be unique of a code: units do not differ by case alone.</summary>
    public static string KeyOf(string code) => code.ToLowerInvariant();

    public static Unit Evolve(Unit state, UnitEvent change) => change switch
    {
        UnitDefined defined => new(defined.Code, defined.Name, defined.ParentId, Closed: false),
        UnitRevised revised => state with { Code = revised.Code, Name = revised.Name, ParentId = revised.ParentId },
        UnitClosed => state with { Closed = true },
        UnitReopened => state with { Closed = false },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    public Decision<UnitEvent> Define(Guid id, string code, string name, Guid? parentId, UnitTree tree)
    {
        if (IsDefined)
            return UnitErrors.AlreadyDefined;

        return Refusal(id, code, name, parentId, tree) is { } refused ? refused : [new UnitDefined(code, name, parentId)];
    }

    public Decision<UnitEvent> Revise(Guid id, string code, string name, Guid? parentId, UnitTree tree)
    {
        if (!IsDefined)
            return UnitErrors.NotFound;
        if (Closed)
            return UnitErrors.Closed;
        if ((Code, Name, ParentId) == (code, name, parentId))
            return [];

        return Refusal(id, code, name, parentId, tree) is { } refused ? refused : [new UnitRevised(code, name, parentId)];
    }

    /// <summary>Closes a unit below which nothing is open. What it owns stays readable.</summary>
    public Decision<UnitEvent> Close(Guid id, UnitTree tree, string? reason)
    {
        if (!IsDefined)
            return UnitErrors.NotFound;
        if (Closed)
            return [];
        if (ParentId is null)
            return UnitErrors.RootNotClosable;
        if (tree.HasOpenUnitsBelow(id))
            return UnitErrors.HasOpenUnits;

        return string.IsNullOrWhiteSpace(reason) ? UnitErrors.ReasonRequired : [new UnitClosed()];
    }

    public Decision<UnitEvent> Reopen(UnitTree tree)
    {
        if (!IsDefined)
            return UnitErrors.NotFound;
        if (!Closed)
            return [];

        return ParentId is { } parentId && tree.Find(parentId) is { Closed: true } ? UnitErrors.ParentClosed : [new UnitReopened()];
    }

    private static DomainError? Refusal(Guid id, string code, string name, Guid? parentId, UnitTree tree)
    {
        if (!IsCode(code))
            return UnitErrors.CodeInvalid;
        if (string.IsNullOrWhiteSpace(name))
            return UnitErrors.NameRequired;
        if (parentId is not { } above)
            return tree.RootId is { } root && root != id ? UnitErrors.RootExists : null;
        if (above == id || tree.Ancestors(above).Contains(id))
            return UnitErrors.Cycle;

        return tree.Find(above) switch
        {
            null => UnitErrors.ParentNotFound,
            { Closed: true } => UnitErrors.ParentClosed,
            _ => null,
        };
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
