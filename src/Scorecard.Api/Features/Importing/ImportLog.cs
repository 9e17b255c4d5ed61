using Scorecard.Api.Infrastructure.Identity;
using Scorecard.Api.Infrastructure.Security;
using Scorecard.Domain.Importing;
using Scorecard.Domain.Organizations;
using Scorecard.EventStore;

namespace Scorecard.Api.Features.Importing;

/// <summary>What was imported, from the event log: one's own imports, and all of them for those who may read the log.</summary>
public sealed class ImportLog(PostgresEventStore store, People people, CurrentUser user)
{
    private const int MostShown = 200;

    public async Task<IReadOnlyList<DoneImport>> DoneAsync(CancellationToken ct)
    {
        var all = user.Organization.Tree.RootId is { } root && user.May(Permission.ReadLog, root);
        var events = await ReadAsync(all ? null : user.PersonId, ct);
        var names = await people.AllAsync(user.OrgId, ct);
        return
        [
            .. from recorded in events
               let imported = (ValuesImported)recorded.Change
               select new DoneImport(
                   recorded.Stream.Id,
                   imported.FileName,
                   imported.Source,
                   recorded.RecordedAt,
                   recorded.ActorId,
                   names.GetValueOrDefault(recorded.ActorId)?.Name ?? "",
                   recorded.Reason,
                   imported.Recorded,
                   imported.Corrected,
                   imported.Unchanged,
                   imported.Rejected,
                   imported.LeftOut,
                   imported.KpisCreated),
        ];
    }

    /// <summary>The last import of the same file that the caller may know of; null when there is none.</summary>
    public async Task<EarlierImport?> EarlierAsync(string hash, CancellationToken ct) =>
        (await DoneOfAsync(hash, ct)) is { } recorded
            ? new EarlierImport(recorded.Stream.Id, recorded.RecordedAt, (await people.FindAsync(user.OrgId, recorded.ActorId, ct))?.Name ?? "")
            : null;

    private async Task<Recorded?> DoneOfAsync(string hash, CancellationToken ct) =>
        (await ReadAsync(user.PersonId, ct)).FirstOrDefault(recorded => ((ValuesImported)recorded.Change).FileHash == hash);

    private Task<IReadOnlyList<Recorded>> ReadAsync(Guid? actorId, CancellationToken ct) => store.ReadLogAsync(
        user.OrgId, new LogFilter { Kinds = [ValueImport.Category], ActorId = actorId, NewestFirst = true, Limit = MostShown }, ct);
}
