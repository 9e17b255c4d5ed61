using System.Net;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Domain.Organizations;

namespace Scorecard.IntegrationTests.Okrs;

public class CommentTests(ApiFixture api)
{
    [Fact]
    public async Task A_comment_is_posted_once_changed_by_its_author_and_removed_without_a_trace_of_its_text()
    {
        var objective = await api.DraftedAsync();
        var (other, otherId, _) = await api.PersonAsync(Role.Contributor, objective.UnitId);
        var path = $"{objective.Path}/comments/{Guid.CreateVersion7()}";

        var first = await (await objective.Http.PutAsync(path, new CommentRequest("Is this ours?", [otherId]))).ReadAsync<CommandAccepted>();
        var again = await (await objective.Http.PutAsync(path, new CommentRequest("Is this ours?", [otherId]))).ReadAsync<CommandAccepted>();
        var foreign = await other.PostAsync($"{path}/revisions", new CommentRequest("It is.", []));
        var posted = Assert.Single((await ListAsync(other, objective)).Comments);
        await (await objective.Http.PostAsync($"{path}/revisions", new CommentRequest("Is it ours?", []))).ReadAsync<CommandAccepted>();
        var revised = Assert.Single((await ListAsync(objective.Http, objective)).Comments);
        await (await objective.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}/removals"))).ReadAsync<CommandAccepted>();
        var removed = Assert.Single((await ListAsync(objective.Http, objective)).Comments);

        Assert.Equal(first, again);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "comment.not_own"), (foreign.StatusCode, await foreign.CodeAsync()));
        Assert.Equal(("Is this ours?", objective.OwnerId, otherId, false, null), (posted.Text, posted.By!.Id, posted.Mentions[0].Id, posted.CanChange, posted.RevisedAt));
        Assert.Equal(("Is it ours?", true), (revised.Text, revised.CanChange));
        Assert.NotNull(revised.RevisedAt);
        Assert.Equal((null, true, false), (removed.Text, removed.Removed, removed.CanChange));
        Assert.Empty(removed.Mentions);
    }

    [Fact]
    public async Task What_was_removed_is_proven_to_readers_of_the_log_only()
    {
        var objective = await api.DraftedAsync();
        var path = $"{objective.Path}/comments/{Guid.CreateVersion7()}";
        await (await objective.Http.PutAsync(path, new CommentRequest("Said too early", []))).ReadAsync<CommandAccepted>();
        await (await objective.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{path}/removals"))).ReadAsync<CommandAccepted>();
        var contributor = await api.SignedInAsync(Role.Contributor, objective.UnitId);
        var auditor = await api.SignedInAsync(Role.Auditor);
        const string Streams = "/api/v1/integrity/streams";

        Assert.Equal("stream.not_found", await (await contributor.GetAsync($"{Streams}/objective-comments/{objective.Id}")).CodeAsync());
        Assert.Equal(HttpStatusCode.OK, (await contributor.GetAsync($"{Streams}/objective/{objective.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync($"{Streams}/objective-comments/{objective.Id}")).StatusCode);
    }

    [Fact]
    public async Task Only_those_who_may_see_the_objective_are_mentioned_and_comment()
    {
        var objective = await api.DraftedAsync();
        var (outside, outsideId, _) = await api.PersonAsync(Role.Contributor, await api.UnitAsync());
        var path = $"{objective.Path}/comments/{Guid.CreateVersion7()}";

        var blind = await objective.Http.PutAsync(path, new CommentRequest("Have a look", [outsideId, objective.OwnerId]));
        var stranger = await outside.PutAsync(path, new CommentRequest("Hello", []));
        var empty = await objective.Http.PutAsync(path, new CommentRequest(" ", []));

        Assert.Equal("comment.mention_cannot_see", await blind.CodeAsync());
        Assert.Equal(outsideId, Assert.Single((await blind.ProblemAsync()).GetProperty("people").EnumerateArray()).GetGuid());
        Assert.Equal("objective.not_found", await stranger.CodeAsync());
        Assert.Equal("required", (await empty.ErrorsAsync())["text"]);
        Assert.Empty((await ListAsync(objective.Http, objective)).Comments);
    }

    [Fact]
    public async Task As_known_before_it_was_posted_there_is_no_comment()
    {
        var objective = await api.DraftedAsync();
        var before = (await ListAsync(objective.Http, objective)).AsOf.KnownAt;
        await (await objective.Http.PutAsync($"{objective.Path}/comments/{Guid.CreateVersion7()}", new CommentRequest("Later", []))).ReadAsync<CommandAccepted>();

        var then = await objective.Http.GetAsync<ObjectiveCommentList>($"{objective.Path}/comments?knownAt={Uri.EscapeDataString(before.ToString("O"))}");

        Assert.Empty(then.Comments);
    }

    private static Task<ObjectiveCommentList> ListAsync(HttpClient http, DraftedObjective objective) =>
        http.GetAsync<ObjectiveCommentList>($"{objective.Path}/comments");
}
