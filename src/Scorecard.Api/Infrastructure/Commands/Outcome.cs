using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Domain.Kernel;

namespace Scorecard.Api.Infrastructure.Commands;

/// <summary>What became of a command.</summary>
public abstract record Outcome
{
    /// <param name="Changed">False when there was nothing to do, or an earlier call had done it.</param>
    public sealed record Done(int Version, DateTimeOffset RecordedAt, bool Changed = true) : Outcome;

    public sealed record Refused(DomainError Error) : Outcome;

    public Results<Ok<CommandAccepted>, ProblemHttpResult> ToHttp() => this switch
    {
        Done done => TypedResults.Ok(new CommandAccepted(done.Version, done.RecordedAt)),
        Refused refused => Problems.From(refused.Error),
        _ => throw new InvalidOperationException($"{GetType().Name} has no answer."),
    };
}

/// <summary>The command was carried out; the aggregate is now at this version.</summary>
public sealed record CommandAccepted(int Version, DateTimeOffset RecordedAt);
