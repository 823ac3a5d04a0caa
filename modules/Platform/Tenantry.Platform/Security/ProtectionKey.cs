using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Security;

/// <summary>
/// Represents a data protection key of ASP.NET Core. Every node can read the cookies and tokens that another node created.
/// </summary>
[SharedAcrossTenants("Keys protect the cookies and tokens of the deployment and belong to no tenant.")]
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class StoredProtectionKeys(Databases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = databases.System.CreateCommand("select xml from platform.protection_key order by name");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(reader.GetString(0)));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = databases.System
            .CreateCommand("insert into platform.protection_key (name, xml) values ($1, $2) on conflict (name) do nothing");
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
