using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Scorecard.IntegrationTests.Access;

/// <summary>Every route of the API, with an address that leads to nothing.</summary>
internal static class Walk
{
    public const string Nothing = "0199a000-0000-7000-8000-000000000000";

    /// <summary>In the order of the table; signing out comes last, because it ends the session that walks.</summary>
    public static List<(string Route, string Method, string Path, bool HasBody)> Routes(ApiFixture api) =>
    [
        .. from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           where pattern.StartsWith("/api/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
           let route = $"{method,-7}{pattern}"
           orderby route == "DELETE /api/v1/session", pattern, method
           select (route, method, PathOf(endpoint), endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null),
    ];

    private static string PathOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        segment.Parts[0] switch
        {
            RoutePatternParameterPart { Name: "period" } => "2026-11",
            RoutePatternParameterPart => Nothing,
            RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException($"{endpoint.DisplayName} has a route that this test cannot fill in."),
        }));
}
