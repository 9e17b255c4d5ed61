using Scorecard.Api.Features.Values;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Importing;

/// <summary>Which KPI a label of the file means: by its code, or else by its name. KPIs that the importer may not read are none.</summary>
public sealed class KpiLabels
{
    private const int MostNear = 5;

    private readonly Dictionary<string, Stored<Kpi>> _byCode = [];
    private readonly Dictionary<string, List<Stored<Kpi>>> _byName = [];
    private readonly Dictionary<Guid, Stored<Kpi>> _byId = [];
    private readonly Lazy<List<(Stored<Kpi> Kpi, NameSimilarity Name, NameSimilarity Code)>> _similar;

    public KpiLabels(IEnumerable<Stored<Kpi>> kpis, CurrentUser user)
    {
        foreach (var kpi in kpis)
        {
            foreach (var code in kpi.State.Codes)
                Codes.Add(code);
            if (!user.May(Permission.Read, kpi.State.Latest.OwnerUnitId) && !user.MayRecord(kpi.State))
                continue;

            _byId[kpi.Id] = kpi;
            foreach (var code in kpi.State.Codes)
                _byCode.TryAdd(code, kpi);
            foreach (var name in kpi.State.Revisions.Select(revision => KeyOf(revision.Definition.Name)).Distinct())
            {
                if (!_byName.TryGetValue(name, out var named))
                    _byName[name] = named = [];
                named.Add(kpi);
            }
        }

        _similar = new(() => [.. _byId.Values.Select(kpi => (kpi, NameSimilarity.Of(kpi.State.Latest.Name), NameSimilarity.Of(kpi.State.Latest.Code)))]);
    }

    /// <summary>Every code that is taken, also by KPIs that the importer may not read.</summary>
    public HashSet<string> Codes { get; } = [];

    public Stored<Kpi>? ById(Guid id) => _byId.GetValueOrDefault(id);

    public Stored<Kpi>? ByCode(string label) => _byCode.GetValueOrDefault(label.Trim().ToLowerInvariant());

    /// <summary>The KPI with this code, or the only one in use with this name; null and no error = there is none.</summary>
    public (Stored<Kpi>? Kpi, DomainError? Error) Find(string label)
    {
        if (ByCode(label) is { } coded)
            return (coded, null);
        if (!_byName.TryGetValue(KeyOf(label), out var named))
            return (null, null);
        if (named is [var only])
            return (only, null);

        return named.Where(kpi => kpi.State.EndedFrom is null).ToList() is [var inUse] ? (inUse, null) : (null, ImportErrors.KpiAmbiguous);
    }

    /// <summary>As <see cref="Find(string)"/>; where the label means none, by what the line calls it beside its code.</summary>
    public (Stored<Kpi>? Kpi, DomainError? Error) Find(string label, string? name)
    {
        var found = Find(label);
        return found is (null, null) && name is not null ? (Find(name).Kpi, null) : found;
    }

    /// <summary>KPIs with a similar code or name, the most similar first.</summary>
    public List<NearKpi> NearTo(string label, string? name)
    {
        List<NameSimilarity> given = name is null ? [NameSimilarity.Of(label)] : [NameSimilarity.Of(label), NameSimilarity.Of(name)];
        return
        [
            .. from candidate in _similar.Value
               let similarity = given.Max(one => Math.Max(one.To(candidate.Name), one.ToCode(candidate.Code)))
               where similarity >= NameSimilarity.Near
               orderby similarity descending, candidate.Kpi.State.Latest.Name, candidate.Kpi.Id
               select new NearKpi(candidate.Kpi.Id, candidate.Kpi.State.Latest.Code, candidate.Kpi.State.Latest.Name, Math.Round(similarity, 2)),
        ];
    }

    public static List<NearKpi> Best(List<NearKpi> near) => [.. near.Take(MostNear)];

    /// <summary>Names are the same whatever their case and spacing.</summary>
    private static string KeyOf(string name) => NameSimilarity.PlainOf(name);
}
