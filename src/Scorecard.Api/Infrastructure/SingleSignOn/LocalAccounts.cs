using Scorecard.Api.Infrastructure.Errors;

namespace Scorecard.Api.Infrastructure.SingleSignOn;

public static class LocalAccounts
{
    /// <summary>For routes that take, set or hand out a password: 403 where there are none.</summary>
    public static RouteHandlerBuilder ForLocalAccounts(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(403)
        .AddEndpointFilter(static async (context, next) => context.HttpContext.RequestServices.GetRequiredService<SignInSettings>().LocalAccounts
            ? await next(context)
            : Problems.From(StatusCodes.Status403Forbidden, SignInErrors.LocalAccountsOff));
}
