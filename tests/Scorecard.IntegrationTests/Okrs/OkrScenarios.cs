using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Cycles, objectives and key results to test with, each in units and days of its own.</summary>
public static class OkrScenarios
{
    private static int s_cycles;

    public static MeasureView Metric(decimal start, decimal target) =>
        new(MeasureKind.Metric, "%", 1, start, target, [], Zones: null, KpiId: null, KpiReach.Latest);

    public static KeyResultInput Measured(string title = "Customers who stay", decimal start = 40m, decimal target = 20m, Guid? ownerId = null, decimal weight = 1m) =>
        new(title, Description: null, Metric(start, target), weight, ownerId);

    extension(ApiFixture api)
    {
        /// <summary>A cycle of its own around 16 November 2026, started.</summary>
        public async Task<Guid> ActiveCycleAsync()
        {
            var id = await api.PlannedCycleAsync();
            await api.RunAsync(commands => commands.ChangeAsync<Cycle, CycleEvent>(id, 1, cycle => cycle.Start(), default));
            return id;
        }

        public async Task<Guid> PlannedCycleAsync()
        {
            await api.UnitAsync(); // founds the organization
            var id = Guid.CreateVersion7();
            var first = new DateOnly(2026, 10, 1).AddDays(-Interlocked.Increment(ref s_cycles)); // no two cycles have the same days
            await api.RunAsync(commands => commands.CreateAsync<Cycle, CycleEvent>(
                id, _ => [new CyclePlanned($"Cycle {id}", CycleKind.Custom, first, new DateOnly(2026, 12, 31), CheckInRhythm.Default)], default));
            return id;
        }

        /// <summary>A unit with its manager and an objective that the manager drafted.</summary>
        public async Task<DraftedObjective> DraftedAsync(Guid? cycleId = null, Guid? unitId = null, bool isPrivate = false, params IReadOnlyList<ObjectiveParent> parents)
        {
            var cycle = cycleId ?? await api.ActiveCycleAsync();
            var unit = unitId ?? await api.UnitAsync();
            var (http, personId, _) = await api.PersonAsync(Role.UnitManager, unit);
            var id = Guid.CreateVersion7();
            var request = new DraftOkrObjectiveRequest(cycle, $"Objective {id}", Ambition.Committed, unit, OwnerPersonId: personId, Private: isPrivate, Parents: parents);
            var drafted = await (await http.PutAsync($"/api/v1/objectives/{id}", request)).ReadAsync<CommandAccepted>();
            return new DraftedObjective(http, id, unit, cycle, personId, drafted.RecordedAt);
        }
    }
}

/// <param name="Http">The browser of the manager who drafted it and owns it.</param>
public sealed record DraftedObjective(HttpClient Http, Guid Id, Guid UnitId, Guid CycleId, Guid OwnerId, DateTimeOffset DraftedAt)
{
    public string Path => $"/api/v1/objectives/{Id}";

    public Task<OkrObjectiveDetail> ViewAsync(string query = "") => Http.GetAsync<OkrObjectiveDetail>(Path + query);

    public async Task<Guid> AddAsync(KeyResultInput content)
    {
        var keyResultId = Guid.CreateVersion7();
        await (await Http.PutAsync($"{Path}/key-results/{keyResultId}", new AddKeyResultRequest(content, await VersionAsync()))).ReadAsync<CommandAccepted>();
        return keyResultId;
    }

    /// <summary>Adds a key result and agrees on the objective.</summary>
    public async Task<Guid> AgreeAsync()
    {
        var keyResultId = await AddAsync(OkrScenarios.Measured());
        await (await Http.PostAsync($"{Path}/agreements", new VersionRequest(await VersionAsync()))).ReadAsync<CommandAccepted>();
        return keyResultId;
    }

    public async Task<int> VersionAsync() => (await ViewAsync()).Version;
}
