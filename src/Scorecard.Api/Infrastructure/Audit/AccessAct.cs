namespace Scorecard.Api.Infrastructure.Audit;

/// <summary>What the access log records. The names are stored; none is ever changed or reused.</summary>
public enum AccessAct
{
    SignedIn,

    /// <summary>Address and password did not fit, or nobody has the address.</summary>
    SignInRefused,

    /// <summary>Too many failed attempts before this one.</summary>
    SignInLockedOut,

    SignedOut,

    PasswordChanged,

    /// <summary>A link by which a person chooses a password was made.</summary>
    InvitationMade,

    InvitationAccepted,

    /// <summary>Somebody who was not signed in asked for a link to set another password.</summary>
    PasswordResetAsked,

    /// <summary>An administrator made a link by which a person sets another password.</summary>
    PasswordResetMade,

    /// <summary>A password was set by a link; all sessions ended.</summary>
    PasswordReset,

    /// <summary>An administrator changed the address somebody signs in with; open links ended.</summary>
    AddressChanged,

    /// <summary>Sessions were ended from elsewhere: one's own, or by an administrator.</summary>
    SessionsEnded,

    SecondFactorAdded,

    SecondFactorRemoved,

    /// <summary>An administrator took away somebody's second factor.</summary>
    SecondFactorReset,

    RecoveryCodesMade,

    PasskeyAdded,

    PasskeyRemoved,

    ApiKeyMade,

    /// <summary>An API key was used from an address that it was not used from before.</summary>
    ApiKeyUsed,

    ApiKeyRevoked,

    /// <summary>Data left as a file that the API wrote.</summary>
    Exported,

    /// <summary>Somebody looked at what only few may see, such as another person's pay.</summary>
    Read,
}
