using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;

namespace Scorecard.Api.Features.Scorecards;

/// <summary>Changes of a scorecard by those who may edit it.</summary>
public sealed class ScorecardCommands(CommandRunner commands, CurrentUser user)
{
    public Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid id, int expectedVersion, Func<BalancedScorecard, Decision<ScorecardEvent>> decide, CancellationToken ct) =>
        ChangeAsync(id, expectedVersion, Needs.Nothing, (scorecard, _) => decide(scorecard), ct);

    /// <param name="needs">What else the decision looks at.</param>
    public async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> ChangeAsync(
        Guid id, int expectedVersion, Needs needs, Func<BalancedScorecard, Facts, Decision<ScorecardEvent>> decide, CancellationToken ct)
    {
        var outcome = await commands.ChangeAsync<BalancedScorecard, ScorecardEvent>(
            id,
            expectedVersion,
            needs,
            (scorecard, facts) =>
            {
                user.Require(Permission.EditScorecards, scorecard.UnitId, BalancedScorecard.Category);
                return decide(scorecard, facts);
            },
            ct);
        return outcome.ToHttp();
    }
}
