using Scorecard.Domain.Organizations;

namespace Scorecard.UnitTests.Organizations;

public class PersonTests
{
    private static readonly Guid Company = new("0192f000-0000-7000-8000-0000000000a0");

    private static readonly Guid Sales = new("0192f000-0000-7000-8000-0000000000a1");

    private static readonly UnitTree Tree = new([new(Company, null), new(Sales, Company)]);

    private static readonly PersonAdded Added = new(Sales);

    private static readonly PersonRoleGranted Administrator = new(Role.Administrator, Company);

    private readonly Scenario<Person, PersonEvent> _person = new();

    [Fact]
    public void A_person_is_added_without_any_role() => _person
        .When(person => person.Add(Sales, Tree))
        .ThenState(person => Assert.Equal((true, 0), (person.Active, person.Grants.Count)));

    [Fact]
    public void A_person_works_in_a_unit_that_exists() => _person
        .When(person => person.Add(Guid.NewGuid(), Tree))
        .ThenRefused(PersonErrors.UnitNotFound);

    [Fact]
    public void A_person_moves_to_another_unit() => _person
        .Given(Added)
        .When(person => person.Move(Company, Tree))
        .Then(new PersonMoved(Company));

    [Fact]
    public void A_role_is_granted_in_a_unit() => _person
        .Given(Added)
        .When(person => person.GrantRole(Role.Contributor, Sales, Tree))
        .Then(new PersonRoleGranted(Role.Contributor, Sales));

    [Fact]
    public void The_same_role_again_records_nothing() => _person
        .Given(Added, Administrator)
        .When(person => person.GrantRole(Role.Administrator, Company, Tree))
        .Then();

    [Fact]
    public void Somebody_deactivated_gets_no_role() => _person
        .Given(Added, new PersonDeactivated())
        .When(person => person.GrantRole(Role.Viewer, Sales, Tree))
        .ThenRefused(PersonErrors.Deactivated);

    [Fact]
    public void A_role_is_revoked() => _person
        .Given(Added, Administrator, new PersonRoleGranted(Role.Viewer, Sales))
        .When(person => person.RevokeRole(Role.Viewer, Sales, Tree, otherAdministratorExists: false))
        .ThenState(person => Assert.Equal([new Grant(Role.Administrator, Company)], person.Grants));

    [Fact]
    public void The_last_administrator_stays_one()
    {
        _person.Given(Added, Administrator);
        _person.When(person => person.RevokeRole(Role.Administrator, Company, Tree, otherAdministratorExists: false)).ThenRefused(PersonErrors.LastAdministrator);
        _person.When(person => person.Deactivate(Tree, otherAdministratorExists: false)).ThenRefused(PersonErrors.LastAdministrator);
        _person.When(person => person.Deactivate(Tree, otherAdministratorExists: true)).Then(new PersonDeactivated());
    }

    [Fact]
    public void A_reactivated_person_has_the_roles_of_before() => _person
        .Given(Added, Administrator, new PersonDeactivated())
        .When(person => person.Reactivate())
        .ThenState(person => Assert.True(person.AdministersAll(Tree)));

    [Fact]
    public void Somebody_unknown_is_not_moved() => _person
        .When(person => person.Move(Sales, Tree))
        .ThenRefused(PersonErrors.NotFound);

    [Fact]
    public void What_the_provider_says_is_granted_and_what_it_no_longer_says_is_revoked() => _person
        .Given(Added, Administrator, new PersonRoleGranted(Role.Viewer, Sales))
        .When(person => person.FollowProvider(
            [new(Role.Contributor, Sales)], managed: [new(Role.Viewer, Sales)], Tree, otherAdministratorExists: true))
        .Then(new PersonRoleGranted(Role.Contributor, Sales), new PersonRoleRevoked(Role.Viewer, Sales));

    [Fact]
    public void A_role_that_the_provider_did_not_give_stays() => _person
        .Given(Added, Administrator, new PersonRoleGranted(Role.Viewer, Sales))
        .When(person => person.FollowProvider([], managed: [], Tree, otherAdministratorExists: true))
        .Then();

    [Fact]
    public void What_the_provider_says_again_records_nothing() => _person
        .Given(Added, new PersonRoleGranted(Role.Viewer, Sales))
        .When(person => person.FollowProvider(
            [new(Role.Viewer, Sales), new(Role.Viewer, Sales)], managed: [new(Role.Viewer, Sales)], Tree, otherAdministratorExists: true))
        .Then();

    [Fact]
    public void The_provider_gives_no_role_in_a_unit_that_does_not_exist() => _person
        .Given(Added)
        .When(person => person.FollowProvider([new(Role.Viewer, Guid.NewGuid())], managed: [], Tree, otherAdministratorExists: true))
        .Then();

    [Fact]
    public void The_provider_cannot_take_the_last_administrator_away() => _person
        .Given(Added, Administrator, new PersonRoleGranted(Role.Viewer, Sales))
        .When(person => person.FollowProvider(
            [], managed: [new(Role.Administrator, Company), new(Role.Viewer, Sales)], Tree, otherAdministratorExists: false))
        .Then(new PersonRoleRevoked(Role.Viewer, Sales));

    [Fact]
    public void The_provider_gives_somebody_deactivated_no_role() => _person
        .Given(Added, new PersonDeactivated())
        .When(person => person.FollowProvider([new(Role.Viewer, Sales)], managed: [], Tree, otherAdministratorExists: true))
        .ThenRefused(PersonErrors.Deactivated);
}
