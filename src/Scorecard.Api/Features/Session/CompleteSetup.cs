using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.SingleSignOn;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Founds the organization with its top unit and its first administrator, and signs that person in. Works once.</summary>
public static class CompleteSetup
{
    public static void Map(IEndpointRouteBuilder setup) => setup
        .MapPost("", Handle)
        .WithName("completeSetup")
        .WithSummary("Found the organization with its first administrator")
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new SetupValidator())
        .ProducesProblem(404)
        .ProducesProblem(429);

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> Handle(
        SetupRequest request, SignInSettings settings, NpgsqlDataSource db, Founding founding, Accounts accounts, Sessions sessions, CurrentUser user, SessionViews views,
        AuditTrail trail, HttpContext context, CancellationToken ct)
    {
        if (settings.LocalAccounts && request.Password is null)
            return Problems.Field("password", "required");

        var foundation = new Foundation(
            OrgId: Guid.CreateVersion7(),
            new OrganizationSettings(request.OrganizationName.Trim(), request.Locale, request.TimeZone, request.Currency, request.FiscalYearStartMonth),
            RootUnitId: Guid.CreateVersion7(),
            AdministratorId: Guid.CreateVersion7(),
            request.Name.Trim(),
            request.Email.Trim(),
            request.Locale);

        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await SetupLinks.TryUseAsync(transaction, new OneTimeToken(request.Token), ct))
            return Problems.From(GetSetup.NotOpen);

        if (await founding.FoundAsync(transaction, foundation, ct) is { } refused)
            return Problems.From(refused);

        await accounts.JoinAsync(transaction, ct);
        var account = await accounts.EnsureAsync(foundation.OrgId, foundation.AdministratorId, foundation.Email);
        if (settings.LocalAccounts)
            await accounts.SetPasswordAsync(account, request.Password!);

        await transaction.CommitAsync(ct);

        await user.LoadAsync(foundation.OrgId, foundation.AdministratorId, ct);
        await trail.RecordAsync(foundation.OrgId, foundation.AdministratorId, AccessAct.SignedIn, [new("how", "setup")], ct);
        await sessions.BeginAsync(context, account, ct, SignInWay.Setup);
        return TypedResults.Ok(await views.ForAsync(context, ct));
    }
}

/// <param name="Token">From the link in the log.</param>
/// <param name="TimeZone">IANA name, such as Asia/Seoul.</param>
/// <param name="Currency">ISO 4217, such as KRW.</param>
/// <param name="FiscalYearStartMonth">1 to 12.</param>
/// <param name="Name">The administrator's name.</param>
/// <param name="Password">None where there are no local accounts: the administrator then signs in at the identity provider, by this e-mail address.</param>
public sealed record SetupRequest(
    string Token,
    string OrganizationName,
    string Locale,
    string TimeZone,
    string Currency,
    int FiscalYearStartMonth,
    string Name,
    string Email,
    string? Password = null);

public sealed class SetupValidator : AbstractValidator<SetupRequest>
{
    public SetupValidator()
    {
        RuleFor(request => request.Token).Required().AtMost(200);
        RuleFor(request => request.OrganizationName).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Locale).Must(OrganizationSettings.IsLocale).WithCode("not_a_locale");
        RuleFor(request => request.TimeZone).TimeZone();
        RuleFor(request => request.Currency).Must(OrganizationSettings.IsCurrency).WithCode("not_a_currency");
        RuleFor(request => request.FiscalYearStartMonth).Between(1, 12);
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Name);
        RuleFor(request => request.Email).Required().AtMost(TextLimits.Email).EmailAddress();
        RuleFor(request => request.Password!).NewPassword()
            .Must((request, password) => password is null || !NewPasswords.IsCommon(password, request.Name ?? "", request.Email ?? "")).WithCode(NewPasswords.Common)
            .When(request => request.Password is not null);
    }
}
