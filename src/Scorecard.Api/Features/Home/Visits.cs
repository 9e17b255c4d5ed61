using Scorecard.EventStore;

namespace Scorecard.Api.Features.Home;

/// <summary>When people were here. Looks at Home less than half an hour apart are one visit.</summary>
public sealed class Visits(OrganizationRows rows)
{
    /// <summary>Remembers this look, at most once in five minutes, and answers when the visit before ended; null on the first.</summary>
    public async Task<DateTimeOffset?> LookAsync(Guid orgId, Guid personId, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = rows.Command(
            orgId,
            """
            with look as (
                insert into visits (org_id, person_id, seen_at) values ($1, $2, $3)
                on conflict (org_id, person_id) do update set
                    before_at = case when visits.seen_at < $3 - interval '30 minutes' then visits.seen_at else visits.before_at end,
                    seen_at = $3
                where visits.seen_at < $3 - interval '5 minutes'
                returning before_at)
            select before_at from look
            union all
            select before_at from visits where org_id = $1 and person_id = $2 and not exists (select from look)
            """);
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(personId);
        command.Parameters.AddWithValue(now.ToUniversalTime());
        return await command.ExecuteScalarAsync(ct) is DateTime before ? new DateTimeOffset(before, TimeSpan.Zero) : null;
    }
}
