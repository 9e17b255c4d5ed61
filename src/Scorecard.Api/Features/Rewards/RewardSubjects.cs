using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.Api.Features.Rewards;

/// <summary>Rules name only what whoever writes them may see: a plan is no way to read figures of others.</summary>
public sealed class RewardSubjects(Reader reader, CurrentUser user)
{
    /// <summary>Null, or <c>reward_plan.subject_not_found</c>.</summary>
    /// <param name="before">Rules that stand already: what they name may be named again.</param>
    public async Task<DomainError?> RefusalAsync(PayRules rules, PayRules? before, CancellationToken ct)
    {
        var named = Named(rules).Except(before is null ? [] : Named(before)).ToList();
        if (named is [])
            return null;

        var facts = (await reader.ReadAsync(
            new Needs { Some = [.. named.Where(one => one.Kind != Unit.Category)] }, ct)).Facts;
        return named.TrueForAll(one => MaySee(one, facts)) ? null : RewardErrors.SubjectNotFound;
    }

    private static IEnumerable<(string Kind, Guid Id)> Named(PayRules rules) =>
    [
        .. rules.KpiIds().Select(id => (Kpi.Category, id)),
        .. rules.SubjectsOf(MeasureBasis.ScorecardScore).Select(id => (Unit.Category, id)),
        .. rules.SubjectsOf(MeasureBasis.ObjectiveScore).Select(id => (Objective.Category, id)),
        .. (rules.Awards ?? []).Select(award => award.UnitId).OfType<Guid>().Select(id => (Unit.Category, id)),
    ];

    /// <summary>Private objectives pay nobody: their scores would show in everybody's statement.</summary>
    private bool MaySee((string Kind, Guid Id) one, Facts facts)
    {
        if (one.Kind == Unit.Category)
            return user.May(Permission.Read, one.Id);
        if (one.Kind == Objective.Category)
            return facts.Find<Objective>(one.Id) is { State: { IsDrafted: true, Content: { Private: false } content } } && user.May(Permission.Read, content.UnitId);

        return facts.Find<Kpi>(one.Id) is { State: { IsDefined: true } kpi } && user.May(Permission.Read, kpi.Latest.OwnerUnitId);
    }
}
