using Microsoft.AspNetCore.Authorization;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>
/// Everything is denied that an endpoint does not allow by name: <c>RequirePermission</c>, <c>RequireSignIn</c> or
/// <c>AllowAnonymous</c>. A test fails when it says none of them.
/// </summary>
public static class Permissions
{
    public static void AddPermissions(this IServiceCollection services)
    {
        services.AddSingleton<ReadMemory>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    extension<TBuilder>(TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        /// <summary>For those who hold the permission in some unit. Whether it is the right one, the handler asks <see cref="CurrentUser.Require"/>.</summary>
        public TBuilder RequirePermission(Permission permission) => endpoint
            .WithMetadata(new AccessRule(permission))
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));

        /// <summary>For everybody who is signed in, whatever their roles.</summary>
        public TBuilder RequireSignIn() => endpoint
            .WithMetadata(new AccessRule(Permission: null))
            .RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    private sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

    private sealed class PermissionHandler(CurrentUser user) : AuthorizationHandler<PermissionRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
        {
            if (user.IsKnown && user.Access.MayAnywhere(requirement.Permission))
                context.Succeed(requirement);

            return Task.CompletedTask;
        }
    }
}

/// <summary>What an endpoint declared; null = any signed-in person.</summary>
public sealed record AccessRule(Permission? Permission);
