using System.Net;
using Scorecard.Api.Features.Audit;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Rewards;

namespace Scorecard.IntegrationTests.Rewards;

/// <summary>The log says that something happened about pay, when and by whom, and nothing else, to whoever reads it.</summary>
public sealed class SealedLogTests(ApiFixture api)
{
    private const decimal Telling = 7_654_321m;

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task Amounts_are_not_in_the_log_its_search_its_exports_or_its_proofs(Role role)
    {
        var scenario = await RewardScenario.CreateAsync(api);
        var person = await api.PersonAsync(Role.Viewer, scenario.UnitId);
        await scenario.EnrolAsync(person.Id, new DateOnly(2026, 1, 1), Telling);
        await scenario.FrozenAsync();
        var http = await api.SignedInAsync(role);

        var entries = (await http.GetAsync<AuditPage>("/api/v1/audit/events?kind=participant")).Events;
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.Null(entry.Data));
        Assert.Empty((await http.GetAsync<AuditPage>($"/api/v1/audit/events?text={Telling}")).Events);
        foreach (var file in new[] { "events.csv", "events.jsonl" })
        {
            var text = await http.GetStringAsync($"/api/v1/audit/{file}?kind=participant");
            Assert.Contains("participation-set", text, StringComparison.Ordinal);
            Assert.DoesNotContain("targetAmount", text, StringComparison.Ordinal);
        }

        foreach (var entry in entries.Take(1))
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/api/v1/integrity/streams/{Participant.Category}/{entry.Subject.Id}")).StatusCode);
    }
}
