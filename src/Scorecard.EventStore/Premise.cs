using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>A stream that a decision rests on without appending to it, at the version it was decided on; 0 = it must not exist.</summary>
public sealed record Premise(StreamId Stream, int Version);

/// <summary>The database function <c>hold_premises</c> and the error it raises.</summary>
internal static class Premises
{
    public const string SqlState = "SC002";

    /// <summary>Holds what the appends rest on, and what others rest on and they move; null when that is nothing.</summary>
    public static NpgsqlBatchCommand? Command(IReadOnlyList<Append> appends)
    {
        List<(Premise Premise, bool Moves)> held =
        [
            .. appends.SelectMany(append => append.Premises).Distinct().Select(premise => (premise, false)),
            .. appends.Where(append => append.IsPremise).Select(append => (new Premise(append.Stream, append.ExpectedVersion), true)),
        ];
        return held is [] ? null : Sql.Command(
            "select hold_premises($1, $2, $3, $4, $5)",
            Sql.Of(held[0].Premise.Stream.OrgId),
            Sql.Column(held, one => one.Premise.Stream.Kind, NpgsqlDbType.Text),
            Sql.Column(held, one => one.Premise.Stream.Id, NpgsqlDbType.Uuid),
            Sql.Column(held, one => one.Premise.Version, NpgsqlDbType.Integer),
            Sql.Column(held, one => one.Moves, NpgsqlDbType.Boolean));
    }

    public static VersionConflictException Translate(PostgresException e, Guid orgId)
    {
        var versions = e.Hint!.Split(' ').Select(version => int.Parse(version, CultureInfo.InvariantCulture)).ToList();
        return new(new StreamId(orgId, e.ColumnName!, Guid.Parse(e.TableName!)), versions[0], versions[1]);
    }
}
