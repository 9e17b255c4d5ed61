using Npgsql;
using NpgsqlTypes;

namespace Scorecard.EventStore;

/// <summary>Short forms for positional parameters (<c>$1</c>, <c>$2</c>, …) and their types.</summary>
internal static class Sql
{
    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Text(string? value) => OfText(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Json(string? value) => OfText(value, NpgsqlDbType.Json);

    public static NpgsqlParameter Uuid(Guid? value) => Nullable(value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Moment(DateTimeOffset? value) => Nullable(value?.UtcDateTime, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Date(DateOnly? value) => Nullable(value, NpgsqlDbType.Date);

    public static NpgsqlParameter Number(long? value) => Nullable(value, NpgsqlDbType.Bigint);

    /// <summary>An array, or SQL's null when it is empty.</summary>
    public static NpgsqlParameter Array<T>(IReadOnlyCollection<T> values, NpgsqlDbType elements) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | elements, Value = values.Count == 0 ? DBNull.Value : values };

    /// <summary>One property of every item as an array, or SQL's null when there are none.</summary>
    public static NpgsqlParameter Column<TItem, T>(IReadOnlyList<TItem> items, Func<TItem, T> property, NpgsqlDbType elements)
    {
        if (items.Count == 0)
            return new() { NpgsqlDbType = NpgsqlDbType.Array | elements, Value = DBNull.Value };

        var values = new T[items.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = property(items[i]);
        return Array(values, elements);
    }

    private static NpgsqlParameter OfText(string? value, NpgsqlDbType type) =>
        value is null ? Nullable(null, type) : new NpgsqlParameter<string> { NpgsqlDbType = type, TypedValue = value };

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) =>
        new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
