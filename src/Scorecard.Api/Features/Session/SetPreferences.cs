using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Session;

/// <summary>Keeps the language a person reads in.</summary>
public static class SetPreferences
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPut("preferences", Handle)
        .WithName("setPreferences")
        .WithSummary("Choose one's language")
        .RequireSignIn()
        .Validate(new PreferencesValidator());

    private static async Task<NoContent> Handle(PreferencesRequest request, CurrentUser user, People people, CancellationToken ct)
    {
        await people.SetLocaleAsync(user.OrgId, user.PersonId, request.Locale, ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Locale">A language, optionally with a region: ko, en, en-US.</param>
public sealed record PreferencesRequest(string Locale);

public sealed class PreferencesValidator : AbstractValidator<PreferencesRequest>
{
    public PreferencesValidator() =>
        RuleFor(request => request.Locale).Must(OrganizationSettings.IsLocale).WithCode("not_a_locale");
}
