using Scorecard.Domain.Okrs;

namespace Scorecard.UnitTests.Okrs;

public class ObjectiveCommentTests
{
    private static readonly CommentPosted Posted = new(Okr.Id, Okr.Ann, "Look", [Okr.Ben]);

    private static readonly ObjectiveComment Standing = ObjectiveComments.Of([Posted])[0];

    [Fact]
    public void A_comment_is_posted_once()
    {
        Assert.Equal(Posted.Text, Assert.IsType<CommentPosted>(Assert.Single(ObjectiveComments.Post(null, Okr.Id, Okr.Ann, "Look", [Okr.Ben]).Events)).Text);
        Assert.Empty(ObjectiveComments.Post(Standing, Okr.Id, Okr.Ann, "Look", [Okr.Ben]).Events);
        Assert.Equal(ObjectiveCommentErrors.AlreadyPosted, ObjectiveComments.Post(Standing, Okr.Id, Okr.Ben, "Look", [Okr.Ben]).Error);
    }

    [Fact]
    public void It_needs_a_text_and_mentions_few_people_each_once()
    {
        Assert.Equal(ObjectiveCommentErrors.TextRequired, ObjectiveComments.Post(null, Okr.Id, Okr.Ann, " ", []).Error);
        Assert.Equal(ObjectiveCommentErrors.MentionsInvalid, ObjectiveComments.Post(null, Okr.Id, Okr.Ann, "Look", [Okr.Ben, Okr.Ben]).Error);
        Assert.Equal(ObjectiveCommentErrors.MentionsInvalid, ObjectiveComments.Post(null, Okr.Id, Okr.Ann, "Look", [.. Enumerable.Range(1, 21).Select(Okr.Numbered)]).Error);
    }

    [Fact]
    public void Only_whoever_posted_it_changes_or_removes_it()
    {
        Assert.Equal(ObjectiveCommentErrors.NotOwn, ObjectiveComments.Revise(Standing, Okr.Ben, "No", []).Error);
        Assert.Equal(ObjectiveCommentErrors.NotOwn, ObjectiveComments.Remove(Standing, Okr.Ben).Error);
        Assert.Equal(ObjectiveCommentErrors.NotFound, ObjectiveComments.Revise(null, Okr.Ann, "No", []).Error);
        Assert.Equal(ObjectiveCommentErrors.NotFound, ObjectiveComments.Remove(null, Okr.Ann).Error);
        Assert.Equal(ObjectiveCommentErrors.TextRequired, ObjectiveComments.Revise(Standing, Okr.Ann, "", []).Error);
        Assert.Empty(ObjectiveComments.Revise(Standing, Okr.Ann, "Look", [Okr.Ben]).Events);
        Assert.IsType<CommentRevised>(Assert.Single(ObjectiveComments.Revise(Standing, Okr.Ann, "Look again", []).Events));
    }

    [Fact]
    public void What_was_revised_and_removed_says_so()
    {
        var comments = ObjectiveComments.Of([Posted, Posted with { CommentId = Okr.Churn }, new CommentRevised(Okr.Id, "Thanks", []), new CommentRemoved(Okr.Churn)]);

        Assert.Equal([("Thanks", true, false), ("Look", false, true)], comments.Select(comment => (comment.Text, comment.Revised, comment.Removed)));
        Assert.Equal(ObjectiveCommentErrors.NotFound, ObjectiveComments.Revise(comments[1], Okr.Ann, "Back", []).Error);
        Assert.Empty(ObjectiveComments.Remove(comments[1], Okr.Ann).Events);
    }
}
