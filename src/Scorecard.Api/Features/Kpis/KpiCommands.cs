using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Formulas;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Kpis;

/// <summary>Changes of a KPI by those who may define KPIs in its unit.</summary>
public sealed class KpiCommands(CommandRunner commands, CurrentUser user)
{
    private CalculationCheck? _checked;
    private IReadOnlyList<CalculationUserView> _users = [];

    public Task<Outcome> ChangeAsync(
        Guid id, int expectedVersion, Func<Kpi, Decision<KpiEvent>> decide, CancellationToken ct, string? reason = null) =>
        ChangeAsync(id, expectedVersion, Needs.Nothing, (kpi, _) => decide(kpi), ct, reason);

    /// <param name="needs">What else the decision looks at.</param>
    public Task<Outcome> ChangeAsync(
        Guid id, int expectedVersion, Needs needs, Func<Kpi, Facts, Decision<KpiEvent>> decide, CancellationToken ct, string? reason = null) =>
        commands.ChangeAsync<Kpi, KpiEvent>(
            id,
            expectedVersion,
            needs,
            (kpi, facts) =>
            {
                user.Require(Permission.DefineKpis, kpi.Latest.OwnerUnitId, Kpi.Category);
                return decide(kpi, facts);
            },
            ct,
            reason);

    /// <summary>What must be known to decide about a definition.</summary>
    public static Needs NeedsOf(Guid id, KpiDefinition definition) => new()
    {
        AllOf = definition is { ParentKpiId: null, Calculation: null } ? [] : [Kpi.Category],
        Some = definition.OwnerPersonId is { } personId ? [(Person.Category, personId)] : [],
        Versions = [(KpiValues.Category, id)],
    };

    /// <summary>
    /// Whether unit, person and parent of a definition are there to be named, and the caller may define KPIs in the unit. What the
    /// definition before it named already is not questioned again.
    /// </summary>
    public DomainError? Refusal(KpiDefinition definition, KpiDefinition? before, Facts facts)
    {
        if (definition.OwnerUnitId != before?.OwnerUnitId)
        {
            user.Require(Permission.DefineKpis, definition.OwnerUnitId, Unit.Category);
            if (user.Organization.Tree.Find(definition.OwnerUnitId) is { Closed: true })
                return UnitErrors.Closed;
        }

        if (definition.OwnerPersonId is { } personId && personId != before?.OwnerPersonId)
        {
            if (facts.Find<Person>(personId) is not { State: var person })
                return PersonErrors.NotFound;
            if (!person.Active)
                return PersonErrors.Deactivated;
        }

        return definition.ParentKpiId is { } parentId && parentId != before?.ParentKpiId && !MayRead(facts.Find<Kpi>(parentId))
            ? KpiErrors.ParentNotFound
            : null;
    }

    public KpiFacts FactsOf(Guid id, KpiDefinition definition, Facts facts) => new(
        id,
        HasValues: facts.VersionOf(new StreamId(user.OrgId, KpiValues.Category, id)) > 0,
        [.. Chain(definition.ParentKpiId, facts)],
        _checked = Check(id, definition, facts));

    /// <summary>What there is to say of a definition's formula; null without one. The facts hold every KPI.</summary>
    public CalculationCheck? Check(Guid id, KpiDefinition definition, Facts facts) =>
        definition.Calculation is null ? null : CalculationsOf(facts).Check(id, definition);

    /// <summary>Why a KPI that others are computed from cannot be revised like this, or null. The facts hold every KPI.</summary>
    public DomainError? RevisionRefusal(Guid id, KpiDefinition definition, Facts facts) =>
        WithUsers(id, facts, CalculationsOf(facts).RevisionRefusal(id, definition));

    /// <summary>Why a KPI that others are computed from cannot be ended, or null. The facts hold every KPI.</summary>
    public DomainError? EndRefusal(Guid id, Guid? successorId, Facts facts) =>
        WithUsers(id, facts, CalculationsOf(facts).EndRefusal(id, successorId));

    /// <summary>The answer to a command about a KPI; of a refused formula with the places that are wrong.</summary>
    public Results<Ok<CommandAccepted>, ProblemHttpResult> Answer(Outcome outcome) => Answer(outcome, _checked);

    /// <param name="check">What was found about the formula; null without one.</param>
    public Results<Ok<CommandAccepted>, ProblemHttpResult> Answer(Outcome outcome, CalculationCheck? check)
    {
        if (outcome is not Outcome.Refused { Error: var error })
            return outcome.ToHttp();
        if (error == FormulaErrors.UsedByOthers)
            return Problems.From(error, new KeyValuePair<string, object?>("usedBy", _users));

        return check is { Errors: [var first, ..] errors } && first.Error == error
            ? Problems.From(
                error,
                new KeyValuePair<string, object?>("subject", first.Subject),
                new KeyValuePair<string, object?>("other", first.Other),
                new KeyValuePair<string, object?>("suggestion", first.Suggestion),
                new KeyValuePair<string, object?>("calculation", errors.Select(CalculationErrorView.Of).ToList()))
            : Problems.From(error);
    }

    private Calculations CalculationsOf(Facts facts)
    {
        var kpis = facts.All<Kpi>().DistinctBy(kpi => kpi.Id).ToDictionary(kpi => kpi.Id, kpi => kpi.State);
        return new Calculations(kpis, id => user.May(Permission.Read, kpis[id].Latest.OwnerUnitId), user.Organization.Settings.Currency);
    }

    private DomainError? WithUsers(Guid id, Facts facts, DomainError? refused)
    {
        if (refused is not null)
        {
            var users = CalculationsOf(facts).UsersOf(id).ToHashSet();
            _users = [.. facts.All<Kpi>().Where(kpi => users.Contains(kpi.Id) && MayRead(kpi)).Select(kpi => new CalculationUserView(kpi.Id, kpi.State.Latest.Code, kpi.State.Latest.Name))];
        }

        return refused;
    }

    public bool MayRead(Stored<Kpi>? kpi) => kpi is not null && user.May(Permission.Read, kpi.State.Latest.OwnerUnitId);

    private static IEnumerable<Guid> Chain(Guid? parentId, Facts facts)
    {
        if (parentId is null)
            yield break;

        var parents = facts.All<Kpi>().DistinctBy(kpi => kpi.Id).ToDictionary(kpi => kpi.Id, kpi => kpi.State.Latest.ParentKpiId);
        HashSet<Guid> seen = [];
        while (parentId is { } id && seen.Add(id))
        {
            yield return id;
            parentId = parents.GetValueOrDefault(id);
        }
    }
}

/// <summary>A KPI computed from the one that was to be changed.</summary>
public sealed record CalculationUserView(Guid KpiId, string Code, string Name);
