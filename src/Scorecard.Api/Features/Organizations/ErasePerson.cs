using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Api.Infrastructure.Validation;
using Scorecard.Domain.Kernel;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>
/// Takes away, for good, everything that says who a deactivated person was. What the person did stays in the log under the id, and every hash
/// with it. Asked again for somebody erased, it clears away what might have come up since.
/// </summary>
public static class ErasePerson
{
    private static readonly DomainError ReasonNames = new("person.reason_names_person", "The reason stays in the log, so it must not name the person.");

    public static void Map(IEndpointRouteBuilder people) => people
        .MapPost("{id}/erasures", Handle)
        .WithName("erasePerson")
        .WithSummary("Erase who a deactivated person was")
        .RequirePermission(Permission.ManagePeople)
        .Validate(new ErasePersonValidator());

    private static async Task<Results<Ok<CommandAccepted>, ProblemHttpResult>> Handle(
        Guid id, ErasePersonRequest request, CommandRunner commands, People people, PersonErasure erasure, CurrentUser user, CancellationToken ct)
    {
        if (await people.FindAsync(user.OrgId, id, ct) is not { } person)
            return Problems.From(PersonErrors.NotFound);

        var outcome = await erasure.EraseAsync(
            user.OrgId,
            person,
            request.NameInstead,
            () => commands.ChangeAsync<Person, PersonEvent>(
                id,
                request.ExpectedVersion,
                state =>
                {
                    PersonAccess.RequireManageAccount(user, state);
                    return !state.Erased && person.IsNamedIn(request.Reason) ? ReasonNames : state.Erase();
                },
                ct,
                request.Reason),
            ct);
        return outcome.ToHttp();
    }
}

/// <param name="Reason">Kept in the log for ever; it must not name the person.</param>
/// <param name="NameInstead">What stands from now on where the name stood, such as "Erased person".</param>
public sealed record ErasePersonRequest(string Reason, string NameInstead, int ExpectedVersion);

public sealed class ErasePersonValidator : AbstractValidator<ErasePersonRequest>
{
    public ErasePersonValidator()
    {
        RuleFor(request => request.Reason).Required().AtMost(TextLimits.Reason);
        RuleFor(request => request.NameInstead).Required().AtMost(TextLimits.Label);
        RuleFor(request => request.ExpectedVersion).Version();
    }
}
