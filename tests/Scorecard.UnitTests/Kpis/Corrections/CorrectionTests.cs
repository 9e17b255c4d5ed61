using Scorecard.Domain.Kpis.Corrections;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Time;

namespace Scorecard.UnitTests.Kpis.Corrections;

public class CorrectionTests
{
    private static readonly Guid Owner = Guid.NewGuid();

    private static readonly Guid Manager = Guid.NewGuid();

    private static readonly Period March = Period.Of("2026-03");

    private static readonly RecordedValue Ninety = new(March, 90m, null, null, NotApplicable: false, Comment: null, Revision: 2);

    private static readonly RecordValue Command = new(March, 95m, Comment: "Audited", Reason: "Late invoice", ExpectedRevision: 2);

    private static readonly CorrectionProposed Proposed = new(
        Revenue.Id, March, Owner, 2, new(90m, null, null, NotApplicable: false), new(95m, null, null, NotApplicable: false), "Audited", "Late invoice", Segment: null);

    private readonly Scenario<Correction, CorrectionEvent> _scenario = new();

    [Fact]
    public void A_proposal_says_what_it_would_replace_by_what_and_why() =>
        _scenario.When(correction => correction.Propose(Revenue.Id, Ninety, Command, Owner)).Then(Proposed);

    [Fact]
    public void What_is_approved_is_what_was_proposed() => _scenario
        .Given(Proposed)
        .When(correction => correction.Approve(Manager, Ninety))
        .ThenState(correction =>
        {
            Assert.Equal((CorrectionStatus.Approved, Manager), (correction.Status, correction.DecidedBy));
            Assert.Equal(Command, correction.Command());
        });

    [Fact]
    public void Nobody_decides_on_their_own()
    {
        _scenario.Given(Proposed).When(correction => correction.Approve(Owner, Ninety)).ThenRefused(CorrectionErrors.Own);
        _scenario.When(correction => correction.Reject(Owner, "No")).ThenRefused(CorrectionErrors.Own);
    }

    [Fact]
    public void When_another_value_stands_the_proposal_is_stale()
    {
        _scenario.Given(Proposed).When(correction => correction.Approve(Manager, Ninety with { Revision = 3 })).ThenRefused(CorrectionErrors.Stale);
        _scenario.When(correction => correction.Approve(Manager, standing: null)).ThenRefused(CorrectionErrors.Stale);
    }

    [Fact]
    public void A_comment_on_the_value_does_not_make_it_stale() => _scenario
        .Given(Proposed)
        .When(correction => correction.Approve(Manager, Ninety with { Comment = "Preliminary" }))
        .Then(new CorrectionApproved(Manager));

    [Fact]
    public void A_rejection_needs_a_reason_and_may_be_of_a_stale_one()
    {
        _scenario.Given(Proposed).When(correction => correction.Reject(Manager, " ")).ThenRefused(CorrectionErrors.ReasonRequired);
        _scenario.When(correction => correction.Reject(Manager, "The invoice is of April")).Then(new CorrectionRejected(Manager, "The invoice is of April"));
    }

    [Fact]
    public void It_is_decided_once()
    {
        _scenario.Given(Proposed, new CorrectionRejected(Manager, "No")).When(correction => correction.Approve(Manager, Ninety)).ThenRefused(CorrectionErrors.Decided);
        _scenario.When(correction => correction.Reject(Manager, "No")).ThenRefused(CorrectionErrors.Decided);
        _scenario.When(correction => correction.Withdraw(Owner)).ThenRefused(CorrectionErrors.Decided);
    }

    [Fact]
    public void Whoever_proposed_it_takes_it_back_once()
    {
        _scenario.Given(Proposed).When(correction => correction.Withdraw(Manager)).ThenRefused(CorrectionErrors.NotOwn);
        _scenario.When(correction => correction.Withdraw(Owner)).Then(new CorrectionWithdrawn());
        _scenario.Given(new CorrectionWithdrawn()).When(correction => correction.Withdraw(Owner)).Then();
        _scenario.When(correction => correction.Approve(Manager, Ninety)).ThenRefused(CorrectionErrors.Decided);
    }

    [Fact]
    public void A_rejection_is_seen_once_by_whoever_proposed_it()
    {
        _scenario.Given(Proposed).When(correction => correction.SeeRejection(Owner)).Then();
        _scenario.Given(new CorrectionRejected(Manager, "No")).When(correction => correction.SeeRejection(Manager)).ThenRefused(CorrectionErrors.NotOwn);
        _scenario.When(correction => correction.SeeRejection(Owner)).Then(new CorrectionRejectionSeen());
        _scenario.Given(new CorrectionRejectionSeen()).When(correction => correction.SeeRejection(Owner)).Then();
    }

    [Fact]
    public void It_holds_the_name_of_its_value_while_it_is_open() => Assert.NotEqual(
        Correction.KeyOf(Proposed),
        Correction.KeyOf(Proposed with { Segment = new("channel", "online") }));
}
