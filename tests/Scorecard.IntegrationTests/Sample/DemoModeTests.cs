using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Sample;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Sample;

/// <summary>The sample can wipe an organization, so it must not be reachable where one is at work.</summary>
public sealed class DemoModeTests(ApiFixture api)
{
    [Theory]
    [InlineData("Development", "true", true)]
    [InlineData("Staging", "true", true)]
    [InlineData("Production", "true", false)]
    [InlineData("Development", "false", false)]
    [InlineData("Development", null, false)]
    public void Only_a_setting_makes_a_demo_and_in_production_not_even_that(string environment, string? setting, bool expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Scorecard:Demo", setting)]).Build();

        Assert.Equal(expected, new DemoMode(configuration, new HostingEnvironment { EnvironmentName = environment }).IsOn);
    }

    [Fact]
    public async Task Outside_a_demo_nobody_signs_in_without_a_password_and_nothing_is_reset()
    {
        var administrator = await api.SignedInAsync(Role.Administrator);
        var anonymous = await api.AnonymousAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.GetAsync("/api/v1/demo")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await anonymous.PostAsync("/api/v1/demo/session", new { personId = api.AdministratorId })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync("/api/v1/demo/reset", content: null)).StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() => api.Services.GetRequiredService<SampleBuilder>().RebuildAsync(default));
    }
}
