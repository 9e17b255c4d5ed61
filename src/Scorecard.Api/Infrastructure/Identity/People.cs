using Npgsql;
using Scorecard.EventStore;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Who a person is: the part that is personal data, kept outside the event log.</summary>
/// <param name="HasAccount">The person has chosen a password.</param>
/// <param name="ByProvider">The person has signed in at the identity provider.</param>
public sealed record PersonData(Guid Id, string Name, string Email, string? Title, string? Locale, bool HasAccount, bool ByProvider)
{
    /// <summary>Whether this person should choose another password than that.</summary>
    public bool IsCommonPassword(string password) => NewPasswords.IsCommon(password, Name, Email);

    /// <summary>True when the text holds the person's name or e-mail address as whole words.</summary>
    public bool IsNamedIn(string text) => WholeWords.In(text, Name) || WholeWords.In(text, Email);
}

/// <summary>Names and addresses of an organization's people.</summary>
public sealed class People(OrganizationRows rows)
{
    private const string Select =
        """
        select p.id, p.name, p.email, p.title, p.locale, coalesce(u.password_hash is not null, false),
            exists (select from identity.provider_links l where l.org_id = p.org_id and l.person_id = p.id)
        from people p left join identity.users u on u.id = p.id
        where p.org_id = $1
        """;

    public async Task<IReadOnlyDictionary<Guid, PersonData>> AllAsync(Guid orgId, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, Select);
        command.Parameters.AddWithValue(orgId);
        return (await ReadAsync(command, ct)).ToDictionary(person => person.Id);
    }

    public async Task<PersonData?> FindAsync(Guid orgId, Guid id, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, Select + " and p.id = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(id);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>Whoever has the address, however its letters are cased.</summary>
    public async Task<PersonData?> FindByEmailAsync(Guid orgId, string email, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, Select + " and lower(p.email) = lower($2)");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(email);
        return (await ReadAsync(command, ct)).SingleOrDefault();
    }

    /// <summary>Whether whomever a link is for should choose another password than that; false without a link.</summary>
    public async Task<bool> IsCommonPasswordAsync(LinkSubject? link, string password, CancellationToken ct) =>
        link is not null && await FindAsync(link.OrgId, link.PersonId, ct) is { } person && person.IsCommonPassword(password);

    /// <summary>Inserts or replaces name, address and title; an account follows its person's address, and links that are open end with it.</summary>
    /// <param name="record">What is told of it once nothing refuses it; what fails there saves nothing.</param>
    /// <exception cref="EmailTakenException">Somebody else has the address.</exception>
    public async Task SaveAsync(Guid orgId, Guid id, string name, string email, string? title, CancellationToken ct, Func<Task>? record = null)
    {
        await using var connection = await rows.Above.OpenConnectionAsync(ct);
        await using var transaction = await rows.BeginAsync(connection, orgId, ct);
        await SaveAsync(transaction, orgId, id, name, email, title, locale: null, ct);
        if (record is not null)
            await record();
        await transaction.CommitAsync(ct);
    }

    /// <inheritdoc cref="SaveAsync(Guid,Guid,string,string,string?,CancellationToken,Func{Task})"/>
    public static async Task SaveAsync(
        NpgsqlTransaction transaction, Guid orgId, Guid id, string name, string email, string? title, string? locale, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands =
            {
                EndOfLinks("identity.password_resets", orgId, id, email),
                EndOfLinks("identity.invitations", orgId, id, email),
                new NpgsqlBatchCommand(
                    """
                    insert into people (org_id, id, name, email, title, locale) values ($1, $2, $3, $4, $5, $6)
                    on conflict (org_id, id) do update set
                        name = excluded.name, email = excluded.email, title = excluded.title, locale = coalesce(excluded.locale, people.locale)
                    """)
                {
                    Parameters =
                    {
                        new() { Value = orgId },
                        new() { Value = id },
                        new() { Value = name },
                        new() { Value = email },
                        new() { Value = (object?)title ?? DBNull.Value },
                        new() { Value = (object?)locale ?? DBNull.Value },
                    },
                },
                new NpgsqlBatchCommand("update identity.users set email = $2, user_name = $2, normalized_email = $3, normalized_user_name = $3 where id = $1")
                {
                    Parameters = { new() { Value = id }, new() { Value = email }, new() { Value = email.ToUpperInvariant() } },
                },
            },
        };
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new EmailTakenException();
        }
    }

    public async Task SetLocaleAsync(Guid orgId, Guid id, string locale, CancellationToken ct)
    {
        await using var command = rows.Command(orgId, "update people set locale = $3 where org_id = $1 and id = $2");
        command.Parameters.AddWithValue(orgId);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(locale);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand EndOfLinks(string table, Guid orgId, Guid id, string email) =>
        new($"delete from {table} where org_id = $1 and person_id = $2 and exists (select from people where org_id = $1 and id = $2 and email <> $3)")
        {
            Parameters = { new() { Value = orgId }, new() { Value = id }, new() { Value = email } },
        };

    private static async Task<List<PersonData>> ReadAsync(OrganizationCommand command, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        List<PersonData> people = [];
        while (await row.ReadAsync(ct))
        {
            people.Add(new PersonData(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                await row.IsDBNullAsync(3, ct) ? null : row.GetString(3),
                await row.IsDBNullAsync(4, ct) ? null : row.GetString(4),
                row.GetBoolean(5),
                row.GetBoolean(6)));
        }

        return people;
    }
}

/// <summary>Another person has the e-mail address.</summary>
public sealed class EmailTakenException() : Exception("Another person has the e-mail address.");
