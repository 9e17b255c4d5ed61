using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Rewards;
using Scorecard.Domain.Time;

namespace Scorecard.Api.Features.Rewards;

/// <summary>The reader's own statements.</summary>
public static class ListRewardStatements
{
    public static void Map(IEndpointRouteBuilder statements) => statements
        .MapGet("", Handle)
        .WithName("listRewardStatements")
        .WithSummary("One's own statements")
        .RequireSignIn();

    private static async Task<Ok<RewardStatementList>> Handle([AsParameters] AsOfQuery query, StatementReader statements, CurrentUser user, CancellationToken ct)
    {
        var (lines, tampered) = await statements.ListAsync(user.PersonId, query, ct);
        return TypedResults.Ok(new RewardStatementList(user.Organization.Settings.Currency, [.. lines.Select(RewardStatementItem.Of)], tampered));
    }
}

/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Tampered">Runs of which nothing is told, because what is kept of them is not what the log says.</param>
public sealed record RewardStatementList(
    string Currency, IReadOnlyList<RewardStatementItem> Statements, IReadOnlyList<TamperedStatement> Tampered);

/// <param name="Awards">What it gives besides money.</param>
/// <param name="AwardsOnly">Nobody has an amount in its run: those here are 0 and mean nothing.</param>
/// <param name="Adjusts">The run whose statement this one corrects; null for the first of its period.</param>
public sealed record RewardStatementItem(
    Guid RunId, Guid PlanId, string PlanName, Period Period, RewardRunStatus Status, Guid? Adjusts, decimal? Amount, decimal PaidBefore, decimal? Due, DateTimeOffset KnownAt, IReadOnlyList<LineAward> Awards, bool AwardsOnly)
{
    internal static RewardStatementItem Of(ReleasedLine one) => new(
        one.Run.Id,
        one.Plan.Id,
        one.Plan.State.Terms!.Name,
        one.Computation.Period,
        one.Run.State.Status,
        one.Computation.Adjusts,
        one.Line.Amount,
        one.Line.PaidBefore,
        one.Line.Due,
        one.Computation.KnownAt,
        LineAward.Of(one.Line, one.Plan.State.Versions.First(version => version.Number == one.Computation.PlanVersion).Rules),
        one.Computation.AwardsOnly ?? false);
}
