using System.Security.Claims;

namespace Scorecard.Api.Infrastructure.Security;

/// <summary>What a session's cookie says. Roles are not in it: they are looked up at every request.</summary>
public static class Claims
{
    public const string Organization = "org";

    public const string Session = "session";

    /// <summary>How the session was begun, a <see cref="SignInWay"/>; no such claim where it was by password.</summary>
    public const string Way = "way";

    /// <summary>The API key that acts for the person; no such claim where the person acts.</summary>
    public const string Key = "key";

    extension(ClaimsPrincipal user)
    {
        public bool IsSignedIn => user.Identity?.IsAuthenticated == true;

        public Guid PersonId => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

        public Guid? KeyId => user.FindFirstValue(Key) is { } id ? Guid.Parse(id) : null;

        public Guid OrgId => Guid.Parse(user.FindFirstValue(Organization)!);

        public string? Way => user.FindFirstValue(Way);

        /// <summary>Null where the caller is no browser with a session.</summary>
        public Guid? SessionId => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;
    }
}

/// <summary>How a session was begun when it was not by password.</summary>
public static class SignInWay
{
    /// <summary>By the identity provider, which says how long it goes on.</summary>
    public const string Provider = "provider";

    /// <summary>By the link in the log of a new installation.</summary>
    public const string Setup = "setup";
}
