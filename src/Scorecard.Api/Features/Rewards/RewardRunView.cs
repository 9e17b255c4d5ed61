using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.History;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <param name="KnownAt">Everything known then, and nothing later, went into it.</param>
/// <param name="Adjusts">The run that this one corrects; null for the first of its period.</param>
/// <param name="Lines">How many people it is about.</param>
/// <param name="Held">Lines that cannot be computed yet; while there are any nobody can approve.</param>
/// <param name="Total">The amounts of all lines that are not held.</param>
/// <param name="Due">What it pays less what it takes back.</param>
/// <param name="Hash">SHA-256, in hexadecimal digits, over what it rests on and every line.</param>
/// <param name="Granted">People to whom something besides money is newly granted; null for a plan without awards.</param>
/// <param name="Withdrawn">People from whom it is withdrawn; null for a plan without awards.</param>
/// <param name="AwardsOnly">Nobody has an amount to be paid: total and due are 0 and mean nothing, and paid means handed out.</param>
/// <param name="ChangedAt">When its status became what it is.</param>
/// <param name="CanManage">The reader may freeze, pay and discard it.</param>
/// <param name="CanApprove">The reader did not compute it.</param>
/// <param name="ChangedValues">How many values that it rests on were recorded, corrected or withdrawn since; 0 unless it is the latest released run of its period and none is under way.</param>
public sealed record RewardRunView(
    Guid Id,
    int Version,
    Guid PlanId,
    string PlanName,
    int PlanVersion,
    Period Period,
    RewardRunStatus Status,
    DateTimeOffset KnownAt,
    Guid? Adjusts,
    int Lines,
    int Held,
    decimal Total,
    decimal Due,
    string Hash,
    int? Granted,
    int? Withdrawn,
    bool AwardsOnly,
    PersonRef? ComputedBy,
    PersonRef? ReviewedBy,
    PersonRef? ApprovedBy,
    DateTimeOffset ChangedAt,
    bool CanManage,
    bool CanApprove,
    int ChangedValues)
{
    internal static RewardRunView Of(
        Stored<RewardRun> run, RewardPlan plan, IReadOnlyDictionary<Guid, PersonData> names, bool canManage, Guid readerId, int changedValues)
    {
        var computation = run.State.Computation!;
        return new(
            run.Id,
            run.Version,
            computation.PlanId,
            plan.Terms!.Name,
            computation.PlanVersion,
            computation.Period,
            run.State.Status,
            computation.KnownAt,
            computation.Adjusts,
            computation.Lines,
            computation.Held,
            computation.Total,
            computation.Due,
            computation.Hash,
            computation.Granted,
            computation.Withdrawn,
            computation.AwardsOnly ?? false,
            names.RefOf(computation.ComputedBy),
            names.RefOf(run.State.ReviewedBy),
            names.RefOf(run.State.ApprovedBy),
            run.RecordedAt,
            canManage,
            computation.ComputedBy != readerId,
            changedValues);
    }
}

/// <param name="Amount">Null while a measure or gate is missing.</param>
/// <param name="Due">The amount less what was paid before.</param>
/// <param name="Factor">A share; null of several units whose factors differ.</param>
/// <param name="Held">What is missing; while there is any the run cannot be approved.</param>
/// <param name="Awards">What it gives besides money.</param>
public sealed record RewardLineItem(
    PersonRef Person, IReadOnlyList<Guid> UnitIds, decimal? Factor, decimal? Amount, decimal PaidBefore, decimal? Due, IReadOnlyList<HeldInput> Held, IReadOnlyList<LineAward> Awards)
{
    internal static RewardLineItem Of(RunLine line, PayRules rules, IReadOnlyDictionary<Guid, PersonData> names, HeldInputs? held) => new(
        names.RefOf(line.PersonId) ?? new PersonRef(line.PersonId, ""),
        [.. line.Units.Select(unit => unit.UnitId)],
        line.Units.Select(unit => unit.Pay.Factor).Distinct().ToList() is [{ } factor] ? factor.ToDecimal() : null,
        line.Amount,
        line.PaidBefore,
        line.Due,
        held?.Of(line) ?? [],
        LineAward.Of(line, rules));
}
