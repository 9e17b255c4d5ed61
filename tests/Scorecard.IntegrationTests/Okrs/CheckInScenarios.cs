using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Features.Okrs.CheckIns;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

/// <summary>Check-ins as a browser makes them.</summary>
internal static class CheckInScenarios
{
    /// <summary>Noon in Seoul.</summary>
    public static DateTimeOffset Day(int month, int day) => new(2026, month, day, 3, 0, 0, TimeSpan.Zero);

    public static RecordCheckInRequest Saying(decimal? value, int seen = 0, decimal? confidence = 8m) => new(seen, value, Confidence: confidence);

    public static KeyResultInput MeasuredBy(MeasureView measure, Guid? ownerId = null) =>
        new($"Key result {Guid.CreateVersion7()}", Description: null, measure, Weight: 1m, ownerId);

    public static string PathOf(Guid keyResultId, Guid? checkInId = null) => checkInId is null
        ? $"/api/v1/key-results/{keyResultId}"
        : $"/api/v1/key-results/{keyResultId}/check-ins/{checkInId}";

    public static Task<HttpResponseMessage> TryCheckInAsync(this HttpClient http, Guid keyResultId, RecordCheckInRequest request, Guid? id = null) =>
        http.PutAsync(PathOf(keyResultId, id ?? Guid.CreateVersion7()), request);

    public static async Task<CheckInAccepted> CheckInAsync(this HttpClient http, Guid keyResultId, RecordCheckInRequest request, Guid? id = null) =>
        await (await http.TryCheckInAsync(keyResultId, request, id)).ReadAsync<CheckInAccepted>();

    public static Task<KeyResultHistoryView> HistoryAsync(this HttpClient http, Guid keyResultId, string query = "") =>
        http.GetAsync<KeyResultHistoryView>($"{PathOf(keyResultId)}/history{query}");

    /// <summary>An agreed objective with these key results, all of it recorded at a moment; its owner is somebody of now.</summary>
    public static async Task<(DraftedObjective Objective, IReadOnlyList<Guid> KeyResults)> AgreedAtAsync(
        this ApiFixture api, DateTimeOffset moment, params IReadOnlyList<KeyResultInput> keyResults)
    {
        var unit = await api.UnitAsync();
        var (http, personId, _) = await api.PersonAsync(Role.UnitManager, unit);
        return await api.AgreedAtAsync(moment, http, personId, unit, keyResults);
    }

    public static async Task<(DraftedObjective Objective, IReadOnlyList<Guid> KeyResults)> AgreedAtAsync(
        this ApiFixture api, DateTimeOffset moment, HttpClient http, Guid? ownerId, Guid unit, params IReadOnlyList<KeyResultInput> keyResults)
    {
        using var then = api.Clock.At(moment);
        var (cycle, id) = (await api.ActiveCycleAsync(), Guid.CreateVersion7());
        var drafted = await (await http.PutAsync(
            $"/api/v1/objectives/{id}",
            new DraftOkrObjectiveRequest(cycle, $"Objective {id}", Ambition.Committed, unit, OwnerPersonId: ownerId))).ReadAsync<CommandAccepted>();
        var objective = new DraftedObjective(http, id, unit, cycle, ownerId ?? Guid.Empty, drafted.RecordedAt);
        List<Guid> ids = [];
        foreach (var keyResult in keyResults)
            ids.Add(await objective.AddAsync(keyResult));
        await (await http.PostAsync($"{objective.Path}/agreements", new VersionRequest(await objective.VersionAsync()))).ReadAsync<CommandAccepted>();
        return (objective, ids);
    }
}
