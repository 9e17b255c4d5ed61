using Scorecard.Domain.Organizations;

namespace Scorecard.UnitTests.Organizations;

public class UnitTests
{
    private static readonly Guid Company = new("0192f000-0000-7000-8000-0000000000a0");

    private static readonly Guid Sales = new("0192f000-0000-7000-8000-0000000000a1");

    private static readonly Guid Inside = new("0192f000-0000-7000-8000-0000000000a2");

    private static readonly UnitTree Tree = new([new(Company, null), new(Sales, Company), new(Inside, Sales)]);

    private static readonly UnitDefined SalesDefined = new("sales", "Sales", Company);

    private readonly Scenario<Unit, UnitEvent> _unit = new();

    [Fact]
    public void The_first_unit_is_the_top_of_the_tree() => _unit
        .When(unit => unit.Define(Company, "HQ", "Company", parentId: null, UnitTree.Empty))
        .Then(new UnitDefined("HQ", "Company", ParentId: null));

    [Fact]
    public void There_is_one_top_unit() => _unit
        .When(unit => unit.Define(Guid.NewGuid(), "other", "Other", parentId: null, Tree))
        .ThenRefused(UnitErrors.RootExists);

    [Fact]
    public void A_unit_below_another_is_defined() => _unit
        .When(unit => unit.Define(Guid.NewGuid(), "ops", "Operations", Company, Tree))
        .Then(new UnitDefined("ops", "Operations", Company));

    [Fact]
    public void A_unit_is_not_below_one_that_is_not_there() => _unit
        .When(unit => unit.Define(Guid.NewGuid(), "ops", "Operations", Guid.NewGuid(), Tree))
        .ThenRefused(UnitErrors.ParentNotFound);

    [Fact]
    public void A_unit_is_not_below_a_closed_one() => _unit
        .When(unit => unit.Define(Guid.NewGuid(), "ops", "Operations", Sales, new UnitTree([new(Company, null), new(Sales, Company, Closed: true)])))
        .ThenRefused(UnitErrors.ParentClosed);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-a")]
    public void A_code_of_other_characters_is_refused(string code) => _unit
        .When(unit => unit.Define(Guid.NewGuid(), code, "Operations", Company, Tree))
        .ThenRefused(UnitErrors.CodeInvalid);

    [Fact]
    public void Codes_do_not_differ_by_case_alone() => Assert.Equal(Unit.KeyOf("hq"), Unit.KeyOf("HQ"));

    [Fact]
    public void A_unit_is_not_moved_below_itself() => _unit
        .Given(SalesDefined)
        .When(unit => unit.Revise(Sales, "sales", "Sales", Inside, Tree))
        .ThenRefused(UnitErrors.Cycle);

    [Fact]
    public void A_unit_is_renamed() => _unit
        .Given(SalesDefined)
        .When(unit => unit.Revise(Sales, "sales", "Sales and service", Company, Tree))
        .Then(new UnitRevised("sales", "Sales and service", Company));

    [Fact]
    public void An_unchanged_unit_records_nothing() => _unit
        .Given(SalesDefined)
        .When(unit => unit.Revise(Sales, "sales", "Sales", Company, Tree))
        .Then();

    [Fact]
    public void A_unit_with_open_units_below_stays_open() => _unit
        .Given(SalesDefined)
        .When(unit => unit.Close(Sales, Tree, "Reorganized"))
        .ThenRefused(UnitErrors.HasOpenUnits);

    [Fact]
    public void A_unit_is_closed_with_a_reason()
    {
        _unit.Given(new UnitDefined("inside", "Inside sales", Sales));
        _unit.When(unit => unit.Close(Inside, Tree, "Reorganized")).Then(new UnitClosed());
        _unit.When(unit => unit.Close(Inside, Tree, " ")).ThenRefused(UnitErrors.ReasonRequired);
    }

    [Fact]
    public void The_top_unit_stays_open() => _unit
        .Given(new UnitDefined("hq", "Company", ParentId: null))
        .When(unit => unit.Close(Company, new UnitTree([new(Company, null)]), "Over"))
        .ThenRefused(UnitErrors.RootNotClosable);

    [Fact]
    public void A_closed_unit_is_reopened_below_an_open_one()
    {
        _unit.Given(SalesDefined, new UnitClosed());
        _unit.When(unit => unit.Reopen(Tree)).Then(new UnitReopened());
        _unit.When(unit => unit.Reopen(new UnitTree([new(Company, null, Closed: true)]))).ThenRefused(UnitErrors.ParentClosed);
    }

    [Fact]
    public void A_tree_looks_up_and_down()
    {
        Assert.Equal([Sales, Company], Tree.Ancestors(Inside));
        Assert.Equal([Company, Sales, Inside], Tree.Subtree(Company));
        Assert.Empty(Tree.Subtree(Guid.NewGuid()));
    }
}
