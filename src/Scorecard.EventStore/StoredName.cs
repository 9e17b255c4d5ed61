namespace Scorecard.EventStore;

/// <summary>Names of kinds and events: lower-case ASCII letters, digits and hyphens. The canonical event relies on them having no line feed.</summary>
internal static class StoredName
{
    public static void Require(string name, int longest)
    {
        if (name.Length == 0 || name.Length > longest || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException($"'{name}' is not a stored name: 1 to {longest} lower-case letters, digits and hyphens.", nameof(name));
    }
}
