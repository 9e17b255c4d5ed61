using Scorecard.Domain.Organizations;
using Scorecard.UnitTests.Kpis;

namespace Scorecard.UnitTests.Organizations;

public class KeyScopeTests
{
    private static readonly Guid Company = new("0192f000-0000-7000-8000-0000000000a0");

    private static readonly Guid Sales = new("0192f000-0000-7000-8000-0000000000a1");

    private static readonly Guid Inside = new("0192f000-0000-7000-8000-0000000000a2");

    private static readonly Guid Operations = new("0192f000-0000-7000-8000-0000000000a3");

    private static readonly Guid Somebody = new("0192f000-0000-7000-8000-0000000000b1");

    private static readonly UnitTree Tree = new([new(Company, null), new(Sales, Company), new(Inside, Sales), new(Operations, Company)]);

    private static readonly Grant[] EveryRole = [.. Enum.GetValues<Role>().Select(role => new Grant(role, Company))];

    [Fact]
    public void A_key_may_its_actions_in_its_units_and_below()
    {
        var access = By(KeyScope.Of([Sales], [Permission.RecordValues]), EveryRole);

        Assert.Equal([Sales, Inside], access.Units(Permission.RecordValues));
        Assert.Equal([Sales, Inside], access.Units(Permission.Read));
        Assert.False(access.MayAnywhere(Permission.DefineKpis));
        Assert.False(access.May(Permission.Read, Operations));
    }

    [Fact]
    public void A_key_may_no_more_than_its_person()
    {
        var access = By(KeyScope.Of([Company], KeyScope.Offered), new Grant(Role.Contributor, Inside));

        Assert.Equal([Inside], access.Units(Permission.RecordValues));
        Assert.False(access.MayAnywhere(Permission.DefineKpis));
        Assert.False(access.MayAnywhere(Permission.ReadLog));
    }

    /// <summary>Every role, every unit and every subset of the actions: a key's rights lie within the person's.</summary>
    [Fact]
    public void Whatever_a_key_may_its_person_may()
    {
        var permissions = Enum.GetValues<Permission>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var granted in (Guid[])[Company, Sales, Inside, Operations])
            {
                var person = Access.Of([new Grant(role, granted)], Tree);
                foreach (var unit in (Guid[])[Company, Sales, Inside, Operations])
                {
                    foreach (var action in permissions)
                    {
                        var key = person.NarrowedTo(KeyScope.Of([unit], [action]), Tree);
                        Assert.All(permissions, permission => Assert.Subset(
                            Tree.Subtree(unit).Intersect(person.Units(permission)).ToHashSet(), key.Units(permission).ToHashSet()));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(Permission.ManageRewards)]
    [InlineData(Permission.ManagePeople)]
    [InlineData(Permission.ManageOrganization)]
    [InlineData(Permission.ApproveCorrections)]
    [InlineData(Permission.AgreeObjectives)]
    [InlineData(Permission.ManageCycles)]
    public void No_key_is_made_for_people_the_organization_pay_or_approving(Permission permission)
    {
        Assert.False(By(KeyScope.Of([Company], [permission]), EveryRole).MayAnywhere(permission));
        Assert.False(By(new KeyScope([Company], [permission]), EveryRole).MayAnywhere(permission)); // as an old version might have stored it
    }

    [Fact]
    public void Every_key_may_read() => Assert.True(By(KeyScope.Of([Sales], []), EveryRole).May(Permission.Read, Inside));

    [Fact]
    public void A_key_in_a_unit_that_is_gone_may_nothing() =>
        Assert.False(By(KeyScope.Of([Guid.NewGuid()], KeyScope.Offered), EveryRole).MayAnywhere(Permission.Read));

    [Fact]
    public void Owning_a_kpi_lets_a_key_record_where_it_was_made_for_that()
    {
        var owned = Revenue.Definition with { OwnerUnitId = Sales, OwnerPersonId = Somebody };
        var viewer = new Grant(Role.Viewer, Company);

        Assert.True(By(KeyScope.Of([Sales], [Permission.RecordValues]), viewer).MayRecord(owned, Somebody));
        Assert.False(By(KeyScope.Of([Sales], []), viewer).MayRecord(owned, Somebody));
        Assert.False(By(KeyScope.Of([Operations], [Permission.RecordValues]), viewer).MayRecord(owned, Somebody));
        Assert.False(By(KeyScope.Of([Sales], [Permission.RecordValues]), viewer).MayRecord(owned, Guid.NewGuid()));
    }

    [Fact]
    public void The_key_of_somebody_deactivated_may_nothing()
    {
        var gone = new Person(Added: true, Sales, Active: false, EveryRole);
        var access = Access.Of(gone, Tree).NarrowedTo(KeyScope.Of([Company], KeyScope.Offered), Tree);

        Assert.False(access.MayAnywhere(Permission.Read));
        Assert.False(access.MayRecord(Revenue.Definition with { OwnerPersonId = Somebody }, Somebody));
    }

    private static Access By(KeyScope scope, params Grant[] grants) => Access.Of(grants, Tree).NarrowedTo(scope, Tree);
}
