using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>The people of the units that the reader may see. Addresses only for those who manage people, and one's own.</summary>
public static class ListPeople
{
    public static void Map(IEndpointRouteBuilder people) => people
        .MapGet("", Handle)
        .WithName("listPeople")
        .WithSummary("The people of the organization")
        .RequirePermission(Permission.Read);

    private static async Task<Ok<PersonView[]>> Handle(Reader reader, People names, CurrentUser user, CancellationToken ct)
    {
        var read = await reader.ReadAsync(new Needs { AllOf = [Person.Category] }, ct);
        var known = await names.AllAsync(user.OrgId, ct);
        return TypedResults.Ok(read.Facts.All<Person>()
            .Where(person => PersonAccess.MaySee(user, person.Id, person.State))
            .Select(person => PersonView.Of(person, known.GetValueOrDefault(person.Id), user))
            .OrderBy(person => person.Name, StringComparer.Ordinal)
            .ToArray());
    }
}

/// <param name="Email">Null unless the reader manages people, or it is the reader's own.</param>
/// <param name="HasAccount">Whether the person has chosen a password.</param>
/// <param name="ByProvider">Whether the person has signed in at the identity provider.</param>
/// <param name="Erased">Nobody knows any more who it was; the name only says so.</param>
public sealed record PersonView(
    Guid Id, int Version, string Name, string? Email, string? Title, Guid? UnitId, bool Active, bool HasAccount, bool ByProvider, IReadOnlyList<Grant> Grants,
    bool Erased)
{
    public static PersonView Of(Stored<Person> person, PersonData? data, CurrentUser user)
    {
        var manages = PersonAccess.MayManage(user, person.State);
        return new(
            person.Id,
            person.Version,
            data?.Name ?? "",
            !person.State.Erased && (manages || person.Id == user.PersonId) ? data?.Email : null,
            data?.Title,
            person.State.UnitId,
            person.State.Active,
            data is { HasAccount: true },
            data is { ByProvider: true },
            person.State.Grants,
            person.State.Erased);
    }
}
