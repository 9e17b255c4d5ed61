using System.Net;
using System.Net.Http.Json;
using Scorecard.Api.Features.Session;

namespace Scorecard.IntegrationTests.Sample;

public sealed class DemoSignInTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData(
        """
        insert into identity.users (id, org_id, user_name, normalized_user_name, email, normalized_email, email_confirmed, security_stamp, concurrency_stamp,
            phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, password_hash)
        select id, org_id, email, upper(email), email, upper(email), false, 's', 'c', false, false, false, 0, 'x' from people where id = $1
        on conflict (id) do update set password_hash = 'x'
        """)]
    [InlineData("insert into identity.provider_links (issuer, subject, org_id, person_id) select 'https://id.example.org', id::text, org_id, id from people where id = $1")]
    public async Task Nobody_opens_an_account_that_its_owner_guards(string guard)
    {
        var http = await ApiFixture.WithTokenAsync(sample.CreateClient());
        var person = (await http.GetAsync<DemoView>("/api/v1/demo")).People[^1];

        await sample.RowsAsync(guard, person.PersonId);

        var open = (await http.GetAsync<DemoView>("/api/v1/demo")).People;
        var refused = await http.PostAsJsonAsync("/api/v1/demo/session", new { personId = person.PersonId });
        Assert.DoesNotContain(open, one => one.PersonId == person.PersonId);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal("person.not_found", await refused.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync("/api/v1/demo/session", new { personId = open[0].PersonId })).StatusCode);
    }
}
