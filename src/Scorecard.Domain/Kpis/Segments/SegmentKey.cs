using System.Text.Json.Serialization;
using Scorecard.Domain.Kernel;

namespace Scorecard.Domain.Kpis.Segments;

/// <summary>One member of one dimension of a KPI, known by its key: <c>channel=online</c>.</summary>
/// <param name="Dimension">The dimension's code.</param>
/// <param name="Member">The member's code.</param>
[JsonConverter(typeof(SegmentKeyJsonConverter))]
public readonly record struct SegmentKey(string Dimension, string Member)
{
    public const int MaxCodeLength = 40;

    /// <summary>Lower-case letters, digits and hyphens, 1 to 40 characters, starting with a letter or digit.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: > 0 and <= MaxCodeLength } && code[0] != '-' && code.All(letter => letter is '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    /// <summary>Reads a key as <see cref="ToString"/> writes it, and nothing else. Refuses with <c>segment.malformed</c>.</summary>
    public static Result<SegmentKey> Parse(string? key) => key?.Split('=') is [var dimension, var member] && IsCode(dimension) && IsCode(member)
        ? new SegmentKey(dimension, member)
        : SegmentErrors.Malformed;

    public static bool TryParse(string? key, out SegmentKey segment) => Parse(key).Succeeded(out segment, out _);

    /// <summary>The key.</summary>
    public override string ToString() => $"{Dimension}={Member}";
}
