using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// What an API key reaches: nothing that is not marked for keys. A marked read needs the permission it declares; whatever writes needs one that is
/// more than reading, its own or the one that is named. What the key's person may not, the handlers refuse as they do the person.
/// </summary>
public static class KeyRules
{
    private static readonly DomainError NotAllowed = new("api_key.not_allowed", "API keys do not reach this address, or this one was not made for it.");

    extension<TBuilder>(TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>Open to keys with the permission that the endpoint declares. On a group: each of its endpoints, unless it says otherwise.</summary>
        public TBuilder ForKeys() => endpoint.WithMetadata(new KeyRule(Open: true));

        /// <summary>Open to keys for this action, where the declared permission is only to read because owners may do it, too.</summary>
        public TBuilder ForKeys(Permission action) => endpoint.WithMetadata(new KeyRule(Open: true, action));

        /// <summary>Taken out of a group that is open to keys: what belongs to a person alone.</summary>
        public TBuilder NotForKeys() => endpoint.WithMetadata(new KeyRule(Open: false));
    }

    public static void UseKeyRules(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.KeyId is not null
            && context.GetEndpoint() is { } endpoint
            && context.RequestServices.GetRequiredService<CurrentUser>() is { Key: var key }
            && !Admits(endpoint.Metadata, context.Request.Method, key))
        {
            await Problems.From(StatusCodes.Status403Forbidden, NotAllowed).ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    });

    private static bool Admits(EndpointMetadataCollection metadata, string method, ActingKey? key) =>
        metadata.GetMetadata<KeyRule>() is { Open: true } rule
        && (rule.Action ?? metadata.GetMetadata<AccessRule>()?.Permission) is { } action
        && (action != Permission.Read || HttpMethods.IsGet(method))
        && key is not null
        && key.Scope.Allows(action);
}

/// <summary>What an endpoint says of API keys; the last word counts.</summary>
public sealed record KeyRule(bool Open, Permission? Action = null);
