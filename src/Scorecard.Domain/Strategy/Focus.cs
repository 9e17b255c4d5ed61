using Scorecard.Domain.Kpis;

namespace Scorecard.Domain.Strategy;

/// <summary>What a <see cref="FocusFinding"/> points out.</summary>
public enum FocusCode
{
    TooManyKpis,
    ObjectiveWithoutKpi,
    KpiWithoutObjective,
    PerspectiveWithoutObjective,
}

/// <summary>What kind of thing a <see cref="FocusFinding"/> is about.</summary>
public enum FocusSubject
{
    Person,
    Unit,
    Objective,
    Perspective,
    Kpi,
}

/// <param name="Count">How many KPIs, or objectives of a perspective, there are.</param>
/// <param name="Limit">How many would pass; null where there is none at all.</param>
public sealed record FocusFinding(FocusCode Code, FocusSubject Subject, Guid SubjectId, int Count, int? Limit);

/// <summary>
/// Points out where focus is lost: a person, unit or objective with more KPIs than anybody keeps in mind, an objective that
/// nothing measures, a KPI that serves no objective. Drafts, and KPIs that have ended, are left out.
/// </summary>
public static class Focus
{
    /// <param name="kpis">All KPIs that may be placed, by id.</param>
    /// <param name="isSupported">Whether objectives further down support this one with a weight.</param>
    public static IReadOnlyList<FocusFinding> Of(
        StructureVersion structure,
        IReadOnlyDictionary<Guid, Kpi> kpis,
        Func<Guid, bool> isSupported,
        int limit)
    {
        List<FocusFinding> findings = [];
        foreach (var perspective in structure.Perspectives)
        {
            if (perspective.Objectives is [])
                findings.Add(new(FocusCode.PerspectiveWithoutObjective, FocusSubject.Perspective, perspective.Id, 0, Limit: null));

            foreach (var objective in perspective.Objectives)
            {
                var count = objective.Kpis.Count(placement => kpis.TryGetValue(placement.KpiId, out var kpi) && kpi.EndedFrom is null);
                if (count > limit)
                    findings.Add(new(FocusCode.TooManyKpis, FocusSubject.Objective, objective.Id, count, limit));
                if (count == 0 && !isSupported(objective.Id))
                    findings.Add(new(FocusCode.ObjectiveWithoutKpi, FocusSubject.Objective, objective.Id, 0, Limit: null));
            }
        }

        return findings;
    }

    /// <param name="placed">Ids of the KPIs under any objective.</param>
    public static IReadOnlyList<FocusFinding> Of(IReadOnlyDictionary<Guid, Kpi> kpis, IReadOnlySet<Guid> placed, int limit)
    {
        List<KeyValuePair<Guid, Kpi>> active = [.. kpis.Where(entry => entry.Value.Lifecycle is KpiLifecycle.Active).OrderBy(entry => entry.Key)];
        var persons = active.Where(entry => entry.Value.Latest.OwnerPersonId is not null).GroupBy(entry => entry.Value.Latest.OwnerPersonId!.Value);
        var units = active.GroupBy(entry => entry.Value.Latest.OwnerUnitId);
        return
        [
            .. TooMany(persons, FocusSubject.Person, limit),
            .. TooMany(units, FocusSubject.Unit, limit),
            .. active.Where(entry => !placed.Contains(entry.Key))
                .Select(entry => new FocusFinding(FocusCode.KpiWithoutObjective, FocusSubject.Kpi, entry.Key, 0, Limit: null)),
        ];
    }

    private static IEnumerable<FocusFinding> TooMany(IEnumerable<IGrouping<Guid, KeyValuePair<Guid, Kpi>>> owners, FocusSubject subject, int limit) =>
        from owner in owners
        where owner.Count() > limit
        orderby owner.Key
        select new FocusFinding(FocusCode.TooManyKpis, subject, owner.Key, owner.Count(), limit);
}
