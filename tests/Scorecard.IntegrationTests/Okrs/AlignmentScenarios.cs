using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Strategy;
using Scorecard.Domain.Time;
using Scorecard.EventStore;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>What objectives hang on, and where they stand, to test with.</summary>
public static class AlignmentScenarios
{
    extension(ApiFixture api)
    {
        /// <summary>A scorecard of this year for the unit, with one strategic objective.</summary>
        public async Task<(Guid ScorecardId, Guid ObjectiveId)> StrategicObjectiveAsync(Guid unitId, params Guid[] kpiIds)
        {
            var (scorecardId, objectiveId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            var january = Period.Month(2026, 1);
            Perspective[] perspectives =
            [
                new(Guid.CreateVersion7(), PerspectiveKind.Customer, "Customer", 100, [
                    new StrategicObjective(
                        objectiveId, new ObjectiveDetails("Loved by customers", null, null, 1, null), [.. kpiIds.Select(id => new KpiPlacement(id, 1))], [])]),
            ];
            await api.RunAsync(commands => commands.CreateAsync<BalancedScorecard, ScorecardEvent>(
                scorecardId, _ => [new ScorecardCreated(unitId, 2026, "Scorecard", january, perspectives, [], RollUpSettings.Default)], default));
            return (scorecardId, objectiveId);
        }

        /// <summary>A check-in on a day, whatever the rules.</summary>
        public Task<Outcome.Done> CheckedInAsync(Guid objectiveId, Guid keyResultId, decimal value, decimal confidence, DateOnly? on = null, int expected = 0)
        {
            var change = new CheckedIn(
                objectiveId, new CheckIn(Guid.CreateVersion7(), on ?? new DateOnly(2026, 11, 16), api.AdministratorId, value, Confidence: confidence));
            return api.RunAsync(commands => expected == 0
                ? commands.CreateAsync<KeyResultProgress, CheckInEvent>(keyResultId, _ => [change], default)
                : commands.ChangeAsync<KeyResultProgress, CheckInEvent>(keyResultId, expected, _ => [change], default));
        }

        /// <summary>Aligned by somebody who sees everything.</summary>
        public async Task AlignedAsync(Guid objectiveId, params IReadOnlyList<ObjectiveParent> parents)
        {
            await using var scope = api.Services.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<PostgresEventStore>();
            var version = await store.VersionAsync(new StreamId(api.OrgId, Objective.Category, objectiveId));
            await api.RunAsync(commands => commands.ChangeAsync<Objective, ObjectiveEvent>(objectiveId, version, _ => [new OkrObjectiveAligned(parents)], default));
        }
    }
}
