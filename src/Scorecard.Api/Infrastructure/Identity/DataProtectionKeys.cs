using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Scorecard.Api.Infrastructure.Identity;

/// <summary>Keeps the keys of cookies and antiforgery tokens in the database, so that restarts and replicas keep sessions.</summary>
public sealed class DataProtectionKeys(NpgsqlDataSource db) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = db.CreateCommand("select xml from identity.data_protection_keys");
        using var row = command.ExecuteReader();
        List<XElement> keys = [];
        while (row.Read())
            keys.Add(XElement.Parse(row.GetString(0)));

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = db.CreateCommand("insert into identity.data_protection_keys (xml) values ($1)");
        command.Parameters.AddWithValue(element.ToString(SaveOptions.DisableFormatting));
        command.ExecuteNonQuery();
    }
}
