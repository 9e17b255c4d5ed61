using Scorecard.Api.Infrastructure.Audit;
using Scorecard.Api.Infrastructure.Reads;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>A sign-in that goes on.</summary>
/// <param name="SeenAt">The last request, to within <see cref="SessionSightings.Coarse"/>.</param>
public sealed record SessionRow(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string? Address, string? UserAgent);

/// <summary>The sign-ins of everybody, one row each: what is not here, or has another stamp than its account, is over on every process.</summary>
public sealed class SessionStore(OrganizationRows rows, SessionLife life, TimeProvider clock)
{
    /// <summary>Without a request for so long, to within <see cref="SessionSightings.Coarse"/>, a session is over.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>$1: what began before is over.</summary>
    private const string IsAlive =
        "s.created_at > $1 and exists (select from identity.users u where u.id = s.person_id and u.security_stamp = s.stamp)";

    public async Task<Guid> AddAsync(Account account, RequestOrigin origin, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var command = rows.Command(
            account.OrgId,
            """
            insert into identity.sessions (org_id, id, person_id, stamp, created_at, seen_at, address, user_agent)
            values ($1, $2, $3, $4, $5, $5, $6, $7)
            """);
        command.Parameters.AddWithValue(account.OrgId);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(account.Id);
        command.Parameters.AddWithValue(account.SecurityStamp!);
        command.Parameters.AddWithValue(clock.GetUtcNow().ToUniversalTime());
        command.Parameters.AddWithValue((object?)origin.Address ?? DBNull.Value);
        command.Parameters.AddWithValue((object?)origin.UserAgent ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
        return id;
    }

    /// <summary>When a session was last seen, and what is visible now; null when it is over.</summary>
    public async Task<(DateTimeOffset SeenAt, Visibility Visible)?> FindAsync(Guid orgId, Guid personId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            $"select s.seen_at, {Visibility.Column} from identity.sessions s where s.org_id = $2 and s.person_id = $3 and s.id = $4 and s.seen_at >= $5 and {IsAlive}");
        command.Parameters.AddWithValue(Outlived());
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(Forgotten());
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetFieldValue<DateTimeOffset>(0), new Visibility(row.GetString(1))) : null;
    }

    /// <summary>Which of these sessions go on.</summary>
    public async Task<IReadOnlySet<Guid>> AliveAsync(Guid orgId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId, $"select s.id from identity.sessions s where s.org_id = $2 and s.id = any($3) and s.seen_at >= $4 and {IsAlive}");
        command.Parameters.AddWithValue(Outlived());
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(ids.ToArray());
        command.Parameters.AddWithValue(Forgotten());
        await using var row = await command.ExecuteReaderAsync(ct);
        HashSet<Guid> alive = [];
        while (await row.ReadAsync(ct))
            alive.Add(row.GetGuid(0));
        return alive;
    }

    /// <summary>A person's sessions that go on, the one seen last first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfAsync(Guid orgId, Guid personId, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            $"""
            select s.id, s.created_at, s.seen_at, s.address, s.user_agent from identity.sessions s
            where s.org_id = $2 and s.person_id = $3 and s.seen_at > $4 and {IsAlive} order by s.seen_at desc, s.id desc
            """);
        command.Parameters.AddWithValue(Outlived());
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue((clock.GetUtcNow() - Lifetime).ToUniversalTime());
        await using var row = await command.ExecuteReaderAsync(ct);
        List<SessionRow> sessions = [];
        while (await row.ReadAsync(ct))
        {
            sessions.Add(new(
                row.GetGuid(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                await row.IsDBNullAsync(3, ct) ? null : row.GetString(3),
                await row.IsDBNullAsync(4, ct) ? null : row.GetString(4)));
        }

        return sessions;
    }

    /// <summary>False when the person has no such session.</summary>
    public async Task<bool> EndAsync(Guid orgId, Guid personId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "delete from identity.sessions where org_id = $1 and person_id = $2 and id = $3");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(id);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Ends all of a person's sessions, or all but one.</summary>
    public async Task EndAllAsync(Guid orgId, Guid personId, Guid? but, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "delete from identity.sessions where org_id = $1 and person_id = $2 and id is distinct from $3::uuid");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue((object?)but ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Waits for nobody: a session that another process writes down, or that ends, at the same moment is left out, so that two that write
    /// down the same ones in another order never wait for each other.
    /// </summary>
    public async Task SeenAsync(IReadOnlyList<(Guid OrgId, Guid Id, DateTimeOffset At)> seen, CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand(
            """
            with free as (
                select s.org_id, s.id, v.at
                from identity.sessions s
                join unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) v (org_id, id, at) on s.org_id = v.org_id and s.id = v.id
                for update of s skip locked)
            update identity.sessions s set seen_at = greatest(s.seen_at, free.at) from free where s.org_id = free.org_id and s.id = free.id
            """);
        command.Parameters.AddWithValue(seen.Select(one => one.OrgId).ToArray());
        command.Parameters.AddWithValue(seen.Select(one => one.Id).ToArray());
        command.Parameters.AddWithValue(seen.Select(one => one.At.ToUniversalTime()).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets the sessions that are over.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await using var command = rows.Above.CreateCommand($"delete from identity.sessions s where s.seen_at < $2 or not ({IsAlive})");
        command.Parameters.AddWithValue(Outlived());
        command.Parameters.AddWithValue(Forgotten());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>What was seen last before this moment is over: the last request may be later than what is written down of it.</summary>
    private DateTimeOffset Forgotten() => (clock.GetUtcNow() - Lifetime - SessionSightings.Coarse).ToUniversalTime();

    /// <summary>What began before this moment is over, however much it is used.</summary>
    private DateTimeOffset Outlived() => (clock.GetUtcNow() - life.Longest).ToUniversalTime();
}
