using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Api.Infrastructure.Security;

namespace Scorecard.IntegrationTests.Access;

public class AccessIsDeclaredTests(ApiFixture api)
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it() => Assert.Empty(Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<AccessRule>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        .Select(endpoint => endpoint.DisplayName));

    [Fact]
    public void No_endpoint_both_asks_for_a_permission_and_lets_everybody_in() => Assert.Empty(Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<AccessRule>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        .Select(endpoint => endpoint.DisplayName));

    private IEnumerable<RouteEndpoint> Endpoints() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
