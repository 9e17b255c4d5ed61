using Npgsql;
using Scorecard.Api.Infrastructure.Commands;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>
/// Where a person's name, addresses and secrets stand outside the event log, and what takes them away from there. A table that names people must
/// be added here: a test looks at the whole database.
/// </summary>
public sealed class PersonErasure(OrganizationRows rows, SignInFailures failures)
{
    /// <summary>
    /// What others typed or asked for: the address at a sign-in, the name in a search whose result was exported. $1 organization, $2 name or
    /// address as whole words.
    /// </summary>
    private const string TypedByOthers =
        """
        update audit_access a set detail = (
            select coalesce(json_object_agg(d.key, d.value) filter (where not (d.key in ('email', 'name', 'text') and d.value ~* $2)), '{}')
            from json_each_text(a.detail) d)
        where org_id = $1 and exists (select from json_each_text(a.detail) where key in ('email', 'name', 'text') and value ~* $2)
        """;

    /// <summary>$1 organization, $2 person, $3 what stands for the name from now on.</summary>
    private const string Profile =
        "update people set name = $3, email = $2::uuid::text || '@erased.invalid', title = null, locale = null where org_id = $1 and id = $2";

    /// <summary>Of each: $1 organization, $2 person.</summary>
    private static readonly string[] OfPerson =
    [
        "delete from identity.users where org_id = $1 and id = $2", // claims, logins, tokens and passkeys go along
        "delete from identity.provider_links where org_id = $1 and person_id = $2",
        "delete from identity.sessions where org_id = $1 and person_id = $2", // what they need at the identity provider goes along
        "delete from identity.password_resets where org_id = $1 and person_id = $2",
        "delete from identity.authenticators where org_id = $1 and person_id = $2",
        "delete from identity.recovery_codes where org_id = $1 and person_id = $2",
        "delete from identity.invitations where org_id = $1 and person_id = $2",
        "delete from identity.api_keys where org_id = $1 and person_id = $2",
        "delete from visits where org_id = $1 and person_id = $2",
        "delete from imports where org_id = $1 and person_id = $2", // pieces of the file and its rows go along
        "update audit_origins set address = null, user_agent = null where org_id = $1 and person_id = $2",
        """
        update audit_access set address = null, user_agent = null, detail = (detail::jsonb - array['email', 'name', 'text'])::json
        where org_id = $1 and person_id = $2
        """,
    ];

    /// <summary>Takes it all away if, and only if, that is recorded: what <paramref name="record"/> refuses leaves everything as it was.</summary>
    /// <param name="nameInstead">What stands for the name from now on.</param>
    public async Task<Outcome> EraseAsync(Guid orgId, PersonData person, string nameInstead, Func<Task<Outcome>> record, CancellationToken ct)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var transaction = await rows.BeginAsync(connection, orgId, ct);
        var erasedBefore = person.Email == $"{person.Id}@erased.invalid"; // what stands for the name by now is nobody's
        await using (var batch = new NpgsqlBatch(connection, transaction))
        {
            batch.BatchCommands.Add(Command(Profile, orgId, person.Id, nameInstead));
            foreach (var statement in OfPerson)
                batch.BatchCommands.Add(Command(statement, orgId, person.Id));
            if (!erasedBefore)
                batch.BatchCommands.Add(Command(TypedByOthers, orgId, WholeWords.Pattern(person.Name, person.Email)));
            await batch.ExecuteNonQueryAsync(ct);
        }

        var outcome = await record();
        if (outcome is Outcome.Done)
        {
            await transaction.CommitAsync(CancellationToken.None);
            await failures.ForgetAsync(person.Email, CancellationToken.None);
        }

        return outcome;
    }

    private static NpgsqlBatchCommand Command(string statement, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
