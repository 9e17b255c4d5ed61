using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.OwnAccount;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Hosting;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.ApiKeys;

/// <summary>Makes a key for oneself. Its text is in this answer and nowhere else, ever.</summary>
public static class MakeApiKey
{
    private static readonly DomainError TooMany = new("api_key.too_many", $"A person may have {ApiKeyStore.MostPerPerson} API keys in force.");

    public static void Map(IEndpointRouteBuilder keys) => keys
        .MapPost("", Handle)
        .WithName("makeApiKey")
        .WithSummary("Make an API key for oneself")
        .RequireSignIn()
        .RequireRateLimiting(RateLimits.Guessing)
        .Validate(new ApiKeyValidator())
        .ProducesProblem(429);

    private static async Task<Results<Ok<ApiKeyMade>, ProblemHttpResult>> Handle(
        ApiKeyRequest request, PasswordProof proof, ApiKeyStore keys, People people, CurrentUser user, AuditTrail trail, TimeProvider clock, CancellationToken ct)
    {
        foreach (var unitId in request.UnitIds)
            user.Require(Permission.Read, unitId, "unit");

        if (await proof.AskIfAnyAsync(request.Password, ct) is { } refused)
            return refused;

        var now = clock.GetUtcNow();
        if ((await keys.ListAsync(user.OrgId, user.PersonId, ct)).Count(key => key.IsInForce(now)) >= ApiKeyStore.MostPerPerson)
            return Problems.From(TooMany);

        var text = ApiKeyText.New();
        var name = request.Name.Trim();
        await trail.RecordAsync(user.OrgId, user.PersonId, AccessAct.ApiKeyMade, [new("key", text.Id.ToString()), new("name", name)], ct);
        var key = await keys.MakeAsync(
            user.OrgId, user.PersonId, text, name, KeyScope.Of(request.UnitIds, request.Actions), TimeSpan.FromDays(request.ValidDays), ct);
        var person = await people.FindAsync(user.OrgId, user.PersonId, ct);
        return TypedResults.Ok(new ApiKeyMade(
            text.Whole, ApiKeyView.Of(key, person is null ? null : new PersonRef(person.Id, person.Name), active: true, now)));
    }
}

/// <param name="Name">What it is for, in one's own words.</param>
/// <param name="UnitIds">It counts for these and everything below.</param>
/// <param name="Actions">Beyond reading. What the person may not, the key may not either.</param>
/// <param name="ValidDays">1 to 365.</param>
/// <param name="Password">One's own, as of now, where the account has one: a browser left alone must not be enough.</param>
public sealed record ApiKeyRequest(
    string Name, IReadOnlyList<Guid> UnitIds, IReadOnlyList<Permission> Actions, int ValidDays, string? Password = null);

/// <param name="Text">The key itself; told this once.</param>
public sealed record ApiKeyMade(string Text, ApiKeyView Key);

public sealed class ApiKeyValidator : AbstractValidator<ApiKeyRequest>
{
    public ApiKeyValidator()
    {
        RuleFor(request => request.Name).Required().AtMost(TextLimits.Label);
        RuleFor(request => request.UnitIds).Count(1, KeyScope.MostUnits);
        RuleFor(request => request.Actions).Must(actions => actions.All(KeyScope.Offered.Contains)).WithCode("not_for_keys");
        RuleFor(request => request.Password!).AtMost(Accounts.LongestPassword).When(request => request.Password is not null);
        RuleFor(request => request.ValidDays).Between(1, KeyScope.LongestDays);
    }
}
