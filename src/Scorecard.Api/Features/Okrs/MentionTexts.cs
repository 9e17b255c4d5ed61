using System.Text.RegularExpressions;
using Scorecard.Api.Infrastructure.Identity;

namespace Scorecard.Api.Features.Okrs;

/// <summary>
/// Texts in which people are addressed. The log keeps the id of whoever is meant and never the name, so that a text goes with a name that changes
/// or is erased.
/// </summary>
internal static partial class MentionTexts
{
    /// <summary>The text with <c>@[id]</c> where it has an <c>@</c> and the name of one of those mentioned.</summary>
    public static string Kept(string text, IReadOnlyList<Guid> mentions, IReadOnlyDictionary<Guid, PersonData> names) => mentions
        .Select(id => names.GetValueOrDefault(id))
        .OfType<PersonData>()
        .Where(person => person.Name.Length > 0)
        .OrderByDescending(person => person.Name.Length) // one name may begin with another
        .Aggregate(text, (kept, person) => kept.Replace($"@{person.Name}", $"@[{person.Id}]", StringComparison.Ordinal));

    public static string Shown(string text, IReadOnlyDictionary<Guid, PersonData> names) => Shown(text, id => names.GetValueOrDefault(id)?.Name);

    /// <param name="nameOf">Null for somebody unknown, whose id then stays.</param>
    public static string Shown(string text, Func<Guid, string?> nameOf) =>
        Mention().Replace(text, mention => nameOf(Guid.Parse(mention.Groups[1].ValueSpan)) is { } name ? $"@{name}" : mention.Value);

    [GeneratedRegex(@"@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]")]
    private static partial Regex Mention();
}
