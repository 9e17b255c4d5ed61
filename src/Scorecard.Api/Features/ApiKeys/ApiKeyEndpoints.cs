namespace Scorecard.Api.Features.ApiKeys;

/// <summary>The table of contents of API keys. None of it can be reached by a key.</summary>
public static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("api-keys").WithTags("API keys");
        ListOwnApiKeys.Map(keys);
        MakeApiKey.Map(keys);
        RevokeApiKey.Map(keys);
        ListApiKeys.Map(api.MapGroup("people").WithTags("API keys"));
    }
}
