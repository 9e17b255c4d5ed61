using System.Diagnostics;
using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Rewards;

/// <summary>What a dispute is about.</summary>
public enum DisputeReason
{
    /// <summary>A value of a KPI.</summary>
    Value,

    /// <summary>Days, unit or target amount.</summary>
    Participation,

    /// <summary>A curve, gate, weight or modifier.</summary>
    Rule,
    Other,
}

public enum DisputeStatus
{
    Open,

    /// <summary>The person who was paid is asked for more.</summary>
    NeedsInformation,
    Accepted,
    Rejected,
    Withdrawn,
}

/// <summary>What somebody said in a dispute.</summary>
public sealed record DisputeMessage(Guid By, string Text);

/// <summary>A question of the person who was paid about the statement of a run, and what became of it.</summary>
/// <param name="RunId">Empty = not opened.</param>
public sealed record Dispute(Guid RunId, Guid PersonId, DisputeReason Reason, DisputeStatus Status, IReadOnlyList<DisputeMessage> Messages)
    : IAggregate<Dispute, DisputeEvent>
{
    public const int MaxMessages = 200;

    public static string Category => "dispute";

    public static Dispute Initial { get; } = new(Guid.Empty, Guid.Empty, DisputeReason.Other, DisputeStatus.Open, []);

    [JsonIgnore]
    public bool IsOpen => RunId != Guid.Empty && Status is DisputeStatus.Open or DisputeStatus.NeedsInformation;

    /// <summary>The name that all open disputes of one person about one run share, so that there is one at a time.</summary>
    public static string KeyOf(Dispute dispute) => $"{dispute.RunId:D}/{dispute.PersonId:D}";

    public static Dispute Evolve(Dispute state, DisputeEvent change) => change switch
    {
        DisputeOpened opened => new(opened.RunId, opened.PersonId, opened.Reason, DisputeStatus.Open, [new(opened.PersonId, opened.Text)]),
        DisputeAnswered answered => state.Saying(
            answered.By, answered.Text, answered.NeedsInformation ? DisputeStatus.NeedsInformation : DisputeStatus.Open),
        DisputeAccepted accepted => state.Saying(accepted.By, accepted.Text, DisputeStatus.Accepted),
        DisputeRejected rejected => state.Saying(rejected.By, rejected.Text, DisputeStatus.Rejected),
        DisputeWithdrawn => state with { Status = DisputeStatus.Withdrawn },
        _ => throw new UnreachableException($"{change.GetType().Name} has no arm in {nameof(Evolve)}."),
    };

    public Decision<DisputeEvent> Open(Guid runId, Guid personId, DisputeReason reason, string text)
    {
        if (RunId != Guid.Empty)
            return DisputeErrors.AlreadyOpened;

        return string.IsNullOrWhiteSpace(text) ? DisputeErrors.TextRequired : [new DisputeOpened(runId, personId, reason, text)];
    }

    /// <param name="needsInformation">Only those who decide ask for more; what the person who was paid says opens it again.</param>
    public Decision<DisputeEvent> Answer(Guid by, string text, bool needsInformation)
    {
        if (Refusal(text) is { } refused)
            return refused;

        return [new DisputeAnswered(by, text, needsInformation && by != PersonId)];
    }

    public Decision<DisputeEvent> Accept(Guid by, string text) => Decide(by, text, new DisputeAccepted(by, text));

    public Decision<DisputeEvent> Reject(Guid by, string text) => Decide(by, text, new DisputeRejected(by, text));

    public Decision<DisputeEvent> Withdraw(Guid by)
    {
        if (RunId == Guid.Empty)
            return DisputeErrors.NotFound;
        if (by != PersonId)
            return DisputeErrors.NotOwn;

        return Status is DisputeStatus.Withdrawn ? [] : IsOpen ? [new DisputeWithdrawn()] : DisputeErrors.Decided;
    }

    private Decision<DisputeEvent> Decide(Guid by, string text, DisputeEvent decided)
    {
        if (Refusal(text) is { } refused)
            return refused;

        return by == PersonId ? DisputeErrors.Own : [decided];
    }

    private DomainError? Refusal(string text)
    {
        if (RunId == Guid.Empty)
            return DisputeErrors.NotFound;
        if (!IsOpen)
            return DisputeErrors.Decided;
        if (Messages.Count >= MaxMessages)
            return DisputeErrors.TooLong;

        return string.IsNullOrWhiteSpace(text) ? DisputeErrors.TextRequired : null;
    }

    private Dispute Saying(Guid by, string text, DisputeStatus status) => this with { Status = status, Messages = [.. Messages, new(by, text)] };
}
