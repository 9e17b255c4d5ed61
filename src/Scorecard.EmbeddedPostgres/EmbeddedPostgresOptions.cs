namespace Scorecard.EmbeddedPostgres;

/// <summary>What kind of server to start. The default is a durable one that is thrown away when it stops.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>Lower-case letters, digits and hyphens. A named server keeps its data between runs; without a name the data is deleted on stop.</summary>
    public string? Name { get; init; }

    /// <summary>False switches fsync and everything like it off. Only for a server without a name, and never for a measurement.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Further lines of postgresql.conf by name, such as <c>max_connections</c>; they win over the defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where the server's program and the kept databases live; null is <c>SCORECARD_HOME</c> or else the user's local application data
    /// (for root <c>/var/lib/scorecard</c>, because the unprivileged account that runs the server must be able to reach it).
    /// </summary>
    public string? Home { get; init; }

    internal void Validate()
    {
        if (Name is not null && (Name.Length is 0 or > 40 || Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')))
            throw new ArgumentException($"'{Name}' is not a server's name: 1 to 40 lower-case letters, digits and hyphens.");
        if (Name is not null && !Durable)
            throw new ArgumentException("Only a server without a name, whose data is thrown away, may run without durability.");
    }
}

/// <summary>The server cannot be had; the message says why and what to do instead.</summary>
public sealed class EmbeddedPostgresException : Exception
{
    internal const string Instead = "Or set ConnectionStrings:Scorecard (environment variable ConnectionStrings__Scorecard) to a PostgreSQL server you have.";

    public EmbeddedPostgresException() { }
    public EmbeddedPostgresException(string message) : base(message) { }
    public EmbeddedPostgresException(string message, Exception inner) : base(message, inner) { }
}
