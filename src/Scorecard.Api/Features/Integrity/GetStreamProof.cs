using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Features.Okrs;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.Api.Infrastructure.Errors;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Kpis.Values;
using Scorecard.Domain.Okrs;
using Scorecard.Domain.Organizations;
using Scorecard.Domain.Strategy;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>
/// The events behind a KPI, its values, a scorecard or an objective, as stored, with recomputed hashes: for whoever may read the subject.
/// Every other stream, also what was said about an objective and taken back since, is for those who may read the log, but pay and private objectives for nobody.
/// </summary>
public static class GetStreamProof
{
    public static void Map(IEndpointRouteBuilder integrity) => integrity
        .MapGet("streams/{kind}/{id}", Handle)
        .WithName("getStreamProof")
        .WithSummary("The events of one stream, each verified")
        .RequireSignIn();

    private static async Task<Ok<StreamProof>> Handle(
        string kind, Guid id, ChainVerifier verifier, Reader reader, OkrSubjectReader okrs, OkrAccess access, People people, CurrentUser user, CancellationToken ct)
    {
        var asked = new StreamId(user.OrgId, kind, id);
        var isOpen = kind != ObjectiveComments.Category
            && (await okrs.OfAsync([asked], ct)).ObjectiveOf(asked) is { Content.Private: false } objective && access.MaySee(objective);
        if (!isOpen && !await MaySeeAsync(kind, id, reader, user, ct))
            throw RefusedException.NotFound("stream");

        var stream = await verifier.CheckAsync(asked, ct);
        if (stream is { Events.Count: 0, Broken: null })
            throw RefusedException.NotFound("stream");

        var names = await people.AllAsync(user.OrgId, ct);
        return TypedResults.Ok(new StreamProof(
            kind, id, stream.Broken is null, BrokenEventView.Of(stream), [.. stream.Events.Select(stored => ProofEvent.Of(stored, names))]));
    }

    private static async Task<bool> MaySeeAsync(string kind, Guid id, Reader reader, CurrentUser user, CancellationToken ct)
    {
        var seal = SealedStreams.SealOf((await reader.ReadAsync(new Needs { AllOf = SealedStreams.Needs }, ct)).Facts);
        if (seal.Kinds.Contains(kind) || seal.Streams.Contains(id))
            return false;
        if (user.May(Permission.ReadLog, user.Organization.Tree.RootId!.Value))
            return true;

        return await UnitOfAsync(kind, id, reader, ct) is { } unitId && (user.May(Permission.Read, unitId) || user.May(Permission.ReadLog, unitId));
    }

    private static async Task<Guid?> UnitOfAsync(string kind, Guid id, Reader reader, CancellationToken ct)
    {
        if (kind == Kpi.Category || kind == KpiValues.Category)
            return (await reader.ReadAsync(new Needs { Some = [(Kpi.Category, id)] }, ct)).Facts.Find<Kpi>(id)?.State.Latest.OwnerUnitId;
        if (kind == BalancedScorecard.Category)
            return (await reader.ReadAsync(new Needs { Some = [(BalancedScorecard.Category, id)] }, ct)).Facts.Find<BalancedScorecard>(id)?.State.UnitId;
        return null;
    }
}

/// <param name="Broken">Where the chain breaks first; null = it holds.</param>
public sealed record StreamProof(string StreamKind, Guid StreamId, bool Ok, BrokenEventView? Broken, IReadOnlyList<ProofEvent> Events);

/// <param name="Data">The stored JSON as text.</param>
/// <param name="By">Null when nobody has the stored id.</param>
/// <param name="Hash">SHA-256 in hexadecimal digits.</param>
/// <param name="Ok">Whether the recomputed hash is the stored one.</param>
public sealed record ProofEvent(
    int Version, long Position, string Type, string Data, PersonRef? By, string? Reason, DateTimeOffset RecordedAt, string Hash, bool Ok)
{
    public static ProofEvent Of(CheckedEvent stored, IReadOnlyDictionary<Guid, PersonData> names) => new(
        stored.Version,
        stored.Position,
        stored.Type,
        stored.Data,
        names.GetValueOrDefault(stored.ActorId) is { } actor ? new PersonRef(actor.Id, actor.Name) : null,
        stored.Reason,
        stored.RecordedAt,
        Convert.ToHexStringLower(stored.Hash),
        stored.IsIntact);
}
