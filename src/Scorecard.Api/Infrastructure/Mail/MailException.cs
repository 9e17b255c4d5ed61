namespace Scorecard.Api.Infrastructure.Mail;

/// <summary>A mail was not taken. The message names no person.</summary>
/// <param name="again">Trying again later may help.</param>
public sealed class MailException(string message, bool again, Exception? inner = null) : Exception(message, inner)
{
    public bool MayTryAgain => again;
}
