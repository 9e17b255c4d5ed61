using Scorecard.Domain.Organizations;
using Scorecard.UnitTests.Kpis;

namespace Scorecard.UnitTests.Organizations;

public class AccessTests
{
    private static readonly Guid Company = new("0192f000-0000-7000-8000-0000000000a0");

    private static readonly Guid Sales = new("0192f000-0000-7000-8000-0000000000a1");

    private static readonly Guid Inside = new("0192f000-0000-7000-8000-0000000000a2");

    private static readonly Guid Operations = new("0192f000-0000-7000-8000-0000000000a3");

    private static readonly Guid Somebody = new("0192f000-0000-7000-8000-0000000000b1");

    private static readonly UnitTree Tree = new([new(Company, null), new(Sales, Company), new(Inside, Sales), new(Operations, Company)]);

    [Theory]
    [InlineData(Role.Administrator, "Read DefineKpis RecordValues ClosePeriods CorrectClosedPeriods ApproveCorrections EditScorecards EditObjectives AgreeObjectives ManageCycles ManageOrganization ManagePeople ReadLog")]
    [InlineData(Role.Leadership, "Read DefineKpis EditScorecards EditObjectives AgreeObjectives ManageCycles")]
    [InlineData(Role.UnitManager, "Read DefineKpis RecordValues ClosePeriods CorrectClosedPeriods ApproveCorrections EditScorecards EditObjectives AgreeObjectives")]
    [InlineData(Role.Hr, "Read ManageRewards")]
    [InlineData(Role.Contributor, "Read RecordValues EditObjectives")]
    [InlineData(Role.Viewer, "Read")]
    [InlineData(Role.Auditor, "Read ReadLog")]
    public void Each_role_allows_what_the_table_says(Role role, string permissions) => Assert.Equal(
        permissions,
        string.Join(' ', Enum.GetValues<Permission>().Where(permission => Access.Of([new Grant(role, Company)], Tree).May(permission, Company))));

    [Fact]
    public void A_grant_counts_for_its_unit_and_everything_below()
    {
        var access = Access.Of([new Grant(Role.UnitManager, Sales)], Tree);

        Assert.Equal([Sales, Inside], access.Units(Permission.DefineKpis));
        Assert.False(access.May(Permission.Read, Company));
        Assert.False(access.May(Permission.Read, Operations));
    }

    [Fact]
    public void Grants_add_up()
    {
        var access = Access.Of([new Grant(Role.Viewer, Company), new Grant(Role.Contributor, Operations)], Tree);

        Assert.True(access.May(Permission.Read, Inside));
        Assert.Equal([Operations], access.Units(Permission.RecordValues));
    }

    [Fact]
    public void Without_a_grant_everything_is_denied() =>
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.False(Access.Of([], Tree).MayAnywhere(permission)));

    [Fact]
    public void A_grant_in_a_unit_that_is_gone_counts_for_nothing() =>
        Assert.False(Access.Of([new Grant(Role.Administrator, Guid.NewGuid())], Tree).MayAnywhere(Permission.Read));

    [Fact]
    public void Somebody_deactivated_may_nothing()
    {
        var person = new Person(Added: true, Sales, Active: false, [new Grant(Role.Administrator, Company)]);

        Assert.False(Access.Of(person, Tree).MayAnywhere(Permission.Read));
        Assert.False(Access.Of(person, Tree).MayRecord(Revenue.Definition with { OwnerPersonId = Somebody }, Somebody));
    }

    [Fact]
    public void The_owner_of_a_kpi_may_record_its_values_and_nobody_else_without_a_role()
    {
        var viewer = Access.Of([new Grant(Role.Viewer, Company)], Tree);
        var owned = Revenue.Definition with { OwnerUnitId = Sales, OwnerPersonId = Somebody };

        Assert.True(viewer.MayRecord(owned, Somebody));
        Assert.False(viewer.MayRecord(owned, Guid.NewGuid()));
        Assert.True(Access.Of([new Grant(Role.Contributor, Sales)], Tree).MayRecord(owned, Guid.NewGuid()));
    }
}
