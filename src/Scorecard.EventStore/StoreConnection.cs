using System.Data;
using Npgsql;

namespace Scorecard.EventStore;

/// <summary>The connection settings the store is measured with; everything that talks to the database uses them.</summary>
public static class StoreConnection
{
    /// <summary>
    /// Keeps prepared statements across uses of a pooled connection: with the pool's default reset the server plans every call anew,
    /// which costs half of the write speed. A setting made on a connection therefore survives it, so make settings local to a transaction.
    /// Encryption by GSS is tried only where the string asks for it: a connection that is cut while Npgsql 10 tries comes into the pool in a
    /// state in which every command fails with an <see cref="ObjectDisposedException"/>, for as long as it stays there.
    /// </summary>
    public static string Normalize(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            NoResetOnClose = true,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        };
        if (!connection.ShouldSerialize("GSS Encryption Mode"))
            connection.GssEncryptionMode = GssEncryptionMode.Disable;
        return connection.ConnectionString;
    }

    /// <summary>
    /// After a batch that failed: Npgsql takes statements behind the one that failed, which it was about to prepare by itself, for prepared.
    /// A later use of them would fail with a statement that does not exist, or with an answer that Npgsql cannot make out.
    /// </summary>
    public static void ForgetStatements(NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open)
            connection.UnprepareAll();
    }

    public static NpgsqlDataSource CreateDataSource(string connectionString) =>
        NpgsqlDataSource.Create(Normalize(connectionString));
}
