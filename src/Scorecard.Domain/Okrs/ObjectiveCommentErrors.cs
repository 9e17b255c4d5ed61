using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Okrs;

public static class ObjectiveCommentErrors
{
    public static readonly DomainError NotFound = new("comment.not_found", "There is no such comment, or it was removed.");

    public static readonly DomainError AlreadyPosted = new("comment.already_exists", "This comment is posted already.");

    public static readonly DomainError TextRequired = new("comment.text_required", "A comment needs a text.");

    public static readonly DomainError MentionsInvalid = new("comment.mentions_invalid", "A comment mentions at most 20 people, each once.");

    public static readonly DomainError NotOwn = new("comment.not_own", "Only whoever posted a comment may change or remove it.");
}
