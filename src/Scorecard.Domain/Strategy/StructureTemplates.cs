using Scorecard.Domain.Scoring;

namespace Scorecard.Domain.Strategy;

/// <summary>What a new scorecard starts with, from the first month of its fiscal year.</summary>
public sealed record StructureTemplate(IReadOnlyList<Perspective> Perspectives, IReadOnlyList<ObjectiveLink> Links, RollUpSettings RollUp);

/// <summary>Structures that a new scorecard may start with. Ids come from outside: the domain makes none up.</summary>
public static class StructureTemplates
{
    private static readonly (PerspectiveKind Kind, string Korean, string English)[] FourPerspectives =
    [
        (PerspectiveKind.Financial, "재무", "Financial"),
        (PerspectiveKind.Customer, "고객", "Customer"),
        (PerspectiveKind.Internal, "내부 프로세스", "Internal process"),
        (PerspectiveKind.Learning, "학습과 성장", "Learning and growth"),
    ];

    /// <summary>The four perspectives, a quarter of the weight each, named in the language of the locale: Korean, or else English.</summary>
    public static StructureTemplate Default(string locale, Func<Guid> newId)
    {
        var korean = locale.StartsWith("ko", StringComparison.OrdinalIgnoreCase);
        return new StructureTemplate(
            [.. FourPerspectives.Select(perspective =>
                new Perspective(newId(), perspective.Kind, korean ? perspective.Korean : perspective.English, 25m, []))],
            [],
            RollUpSettings.Default);
    }

    /// <summary>
    /// Another scorecard's structure under new ids: perspectives, objectives, placed KPIs, links and roll-up. What an objective
    /// supports further up is not copied, because that belongs to the other unit's place in the tree and to its year.
    /// </summary>
    public static StructureTemplate CopyOf(StructureVersion structure, Func<Guid> newId)
    {
        var ids = structure.Objectives.ToDictionary(objective => objective.Id, _ => newId());
        return new StructureTemplate(
            [.. structure.Perspectives.Select(perspective => perspective with
            {
                Id = newId(),
                Objectives = [.. perspective.Objectives.Select(objective => objective with { Id = ids[objective.Id], Supports = [] })],
            })],
            [.. structure.Links.Select(link => new ObjectiveLink(ids[link.FromObjectiveId], ids[link.ToObjectiveId]))],
            structure.RollUp);
    }
}
