using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Integrity;

/// <summary>Verifies the log and tells the result as a document to keep: with the end of every chain and one fingerprint of them all.</summary>
public static class GetIntegrityReport
{
    public static void Map(IEndpointRouteBuilder integrity) => integrity
        .MapGet("report", Handle)
        .WithName("getIntegrityReport")
        .WithSummary("Verify the log and report it in full")
        .RequirePermission(Permission.ReadLog)
        .Streams();

    private static async Task<Ok<IntegrityReport>> Handle(
        ChainVerifier verifier, Verifications verifications, SealedHashes hashes, AuditTrail trail, People people, CurrentUser user, CancellationToken ct)
    {
        user.Require(Permission.ReadLog, user.Organization.Tree.RootId!.Value, "log");
        await trail.ExportedAsync("integrity-report", [], ct);
        var chains = await verifier.HeadsAsync(user.OrgId, ct);
        var hash = await hashes.OfAsync(user.OrgId, ct);
        List<ChainHeadView> heads = [.. chains.Heads.Select(head => new ChainHeadView(head.Stream.Kind, head.Stream.Id, head.Version, hash(head.Stream, head.Hash)))];
        var verification = await verifications.RunAsync(user.OrgId, ct);
        var author = await people.FindAsync(user.OrgId, user.PersonId, ct);
        return TypedResults.Ok(new IntegrityReport(
            user.OrgId,
            user.Organization.Settings.Name,
            author is null ? null : new PersonRef(author.Id, author.Name),
            verification,
            chains.Position,
            FingerprintOf(heads),
            heads));
    }

    private static string FingerprintOf(List<ChainHeadView> heads)
    {
        using var fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var head in heads)
            fingerprint.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{head.StreamKind} {head.StreamId} {head.Version} {head.Hash}\n")));
        return Convert.ToHexStringLower(fingerprint.GetHashAndReset());
    }
}

/// <param name="By">Who had it made.</param>
/// <param name="Position">The last position of the log when the ends of the chains were read; the verification covers it.</param>
/// <param name="Fingerprint">SHA-256 of the lines <c>kind id version hash</c>, each with a line feed, of <paramref name="Heads"/> in their order.</param>
/// <param name="Heads">The end of every chain, in the order of kind and id.</param>
public sealed record IntegrityReport(
    Guid OrgId,
    string OrganizationName,
    PersonRef? By,
    VerificationView Verification,
    long Position,
    string Fingerprint,
    IReadOnlyList<ChainHeadView> Heads);

/// <param name="Version">Version of the stream's last event.</param>
/// <param name="Hash">Hash of the stream's last event: SHA-256 in hexadecimal digits; of pay HMAC-SHA-256 of it, by a key that is not told.</param>
public sealed record ChainHeadView(string StreamKind, Guid StreamId, int Version, string Hash);
