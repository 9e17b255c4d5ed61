namespace Scorecard.Domain.Organizations;

/// <param name="ParentId">Null for the top unit.</param>
public sealed record UnitNode(Guid Id, Guid? ParentId, bool Closed = false);

/// <summary>The units of an organization as they stand, to look up and down from any of them.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<Guid, UnitNode> _units;
    private readonly ILookup<Guid, UnitNode> _children;

    public UnitTree(IEnumerable<UnitNode> units)
    {
        _units = units.ToDictionary(unit => unit.Id);
        _children = _units.Values.Where(unit => unit.ParentId is not null).ToLookup(unit => unit.ParentId!.Value);
    }

    public static UnitTree Empty { get; } = new([]);

    /// <summary>The top unit, or null while there is none.</summary>
    public Guid? RootId => _units.Values.FirstOrDefault(unit => unit.ParentId is null)?.Id;

    public UnitNode? Find(Guid unitId) => _units.GetValueOrDefault(unitId);

    /// <summary>The units above, the nearest first.</summary>
    public IReadOnlyList<Guid> Ancestors(Guid unitId)
    {
        List<Guid> ancestors = [];
        for (var unit = Find(unitId); unit?.ParentId is { } parentId && !ancestors.Contains(parentId); unit = Find(parentId))
            ancestors.Add(parentId);

        return ancestors;
    }

    /// <summary>The unit and everything below it; nothing for a unit that is not known.</summary>
    public IReadOnlyList<Guid> Subtree(Guid unitId)
    {
        if (Find(unitId) is null)
            return [];

        List<Guid> subtree = [unitId];
        for (var index = 0; index < subtree.Count; index++)
            subtree.AddRange(_children[subtree[index]].Select(unit => unit.Id));

        return subtree;
    }

    public bool HasOpenUnitsBelow(Guid unitId) => _children[unitId].Any(unit => !unit.Closed);
}
