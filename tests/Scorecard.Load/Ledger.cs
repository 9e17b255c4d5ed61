using System.Collections.Concurrent;
using System.Diagnostics;

namespace Scorecard.Load;

internal enum WriteKind
{
    CheckIn,
    Value,
}

internal enum WriteResult
{
    /// <summary>Answered with success: it must be there.</summary>
    Acknowledged,

    /// <summary>Answered with a refusal: it must not be there.</summary>
    Refused,

    /// <summary>Nobody knows: it must be there once, or not at all.</summary>
    Unknown,
}

/// <param name="Token">Stands in what was written, and in nothing else.</param>
internal sealed record Write(WriteKind Kind, string Token, Guid StreamId, WriteResult Result, int? Version);

/// <param name="What">Of which kind of request.</param>
/// <param name="Milliseconds">From the first attempt to the answer, with all attempts and pauses in between.</param>
internal sealed record Answered(string What, TimeSpan At, double Milliseconds, int Attempts);

/// <summary>What happened in a run.</summary>
internal sealed class Ledger(Stopwatch clock)
{
    private readonly ConcurrentQueue<(TimeSpan At, string What)> _notes = new();

    public ConcurrentQueue<Write> Writes { get; } = new();

    public ConcurrentQueue<Answered> Answers { get; } = new();

    /// <summary>Attempts that failed in a way that a fault explains, with its name.</summary>
    public ConcurrentQueue<(TimeSpan At, string Kind)> Failures { get; } = new();

    /// <summary>Requests that were given up.</summary>
    public ConcurrentQueue<string> GivenUp { get; } = new();

    /// <summary>Answers that no fault explains.</summary>
    public ConcurrentQueue<string> Unexpected { get; } = new();

    public IReadOnlyCollection<(TimeSpan At, string What)> Notes => _notes;

    public void Note(string what) => _notes.Enqueue((clock.Elapsed, what));

    public TimeSpan Now => clock.Elapsed;

    /// <summary>Forgets what was needed to get ready.</summary>
    public void Begin()
    {
        Answers.Clear();
        Failures.Clear();
    }
}
