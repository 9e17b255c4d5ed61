using Npgsql;

namespace Scorecard.Api.Infrastructure;

/// <summary>How many connections to the database one process may hold, and how long a request waits for one.</summary>
public static class DatabasePool
{
    /// <summary>Two processes, and whoever looks after the database, fit into PostgreSQL's own limit of 100.</summary>
    public const int Most = 40;

    /// <summary>Long enough for a crowd to pass, short enough to say that it does not.</summary>
    private const int PatienceInSeconds = 10;

    /// <summary>The configured database; what its connection string says itself about pool and waiting counts.</summary>
    public static string ConnectionString(this IConfiguration configuration)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Scorecard"));
        if (!connection.ShouldSerialize("Maximum Pool Size"))
            connection.MaxPoolSize = configuration.DatabaseConnections();
        if (!connection.ShouldSerialize("Timeout"))
            connection.Timeout = PatienceInSeconds;
        return connection.ConnectionString;
    }

    public static int DatabaseConnections(this IConfiguration configuration) => configuration.GetValue("Scorecard:DatabaseConnections", Most);
}
