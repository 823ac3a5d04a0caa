using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Tenantry.Development;
using Tenantry.Platform;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Host.Tests;

public sealed class IsolationTests
{
    [Fact]
    public async Task EveryTable_IsIsolated_OrSharedWithAReason()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync();
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features)
            .Meters(KidsAiAcademyPlatform.Meters).Products(KidsAiAcademyPlatform.Products()));
        await using var app = builder.Build();
        await app.MigrateAsync();
        await using var connection = new NpgsqlConnection(builder.Configuration.GetConnectionString("Tenantry"));
        await connection.OpenAsync();
        (await ListAsync(connection, """
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
            and not (c.relrowsecurity and c.relforcerowsecurity and (select count(*) from pg_policy p where p.polrelid = c.oid) = 2)
            """)).ShouldBeEmpty("these tables have a tenant and no row-level security");
        var shared = await ListAsync(connection,
            "and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)");
        shared.Where(table => !table.StartsWith("tenancy.", StringComparison.Ordinal))
            .Where(table => !Shared().Contains(table.Split('.')[1].Replace("_", "", StringComparison.Ordinal),
                StringComparer.OrdinalIgnoreCase))
            .ShouldBeEmpty("these tables have no tenant and no [SharedAcrossTenants] reason");
    }

    // Entities without a tenant have the attribute. The tables of users, who can belong to several tenants, are marked in the model of
    // Tenancy.
    private static string[] Shared() =>
    [
        .. from assembly in AppDomain.CurrentDomain.GetAssemblies()
           where assembly.GetName().Name!.StartsWith("Tenantry.", StringComparison.Ordinal)
           from type in assembly.GetTypes()
           where type.IsDefined(typeof(SharedAcrossTenantsAttribute), inherit: false)
           select type.Name,
    ];

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string condition)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')
                and c.relname <> '__migrations' {condition}
            order by 1
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
