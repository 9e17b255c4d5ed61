using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.Api.Features.Organizations;

/// <summary>Whether somebody else could still administer the organization.</summary>
public static class OtherAdministrators
{
    /// <param name="facts">With every person.</param>
    public static bool Exist(Facts facts, Guid personId, UnitTree tree) =>
        facts.All<Person>().Any(person => person.Id != personId && person.State.AdministersAll(tree));
}
