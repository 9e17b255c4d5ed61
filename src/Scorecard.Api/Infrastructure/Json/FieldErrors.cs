using System.Text;

namespace Scorecard.Api.Infrastructure.Json;

/// <summary>What is wrong with a request: field path to codes. Full after <see cref="Limit"/> fields, so that a bad body cannot grow the answer.</summary>
public sealed class FieldErrors
{
    public const int Limit = 100;

    private readonly Dictionary<string, string[]> _fields = [];

    public bool IsEmpty => _fields.Count == 0;

    public bool IsFull => _fields.Count >= Limit;

    public IReadOnlyDictionary<string, string[]> Fields => _fields;

    public void Add(string field, string code)
    {
        if (!IsFull || _fields.ContainsKey(field))
            _fields[field] = [.. _fields.GetValueOrDefault(field, []), code];
    }

    /// <summary>A member's name as part of a path: what cannot be shown is left out, and it is never long.</summary>
    public static string Readable(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Take(60))
            text.Append(rune);

        return text.Length == 0 ? "?" : text.ToString();
    }
}
