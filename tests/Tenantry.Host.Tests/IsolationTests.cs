using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Tenantry.Platform;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Host.Tests;

public sealed class IsolationTests
{
    // Whatever has a tenant_id must be under forced row-level security with both policies; whatever has none must be one of these.
    private static readonly string[] Shared =
    [
        "billing.number_series", "billing.plan_row", "billing.price_version", "billing.product_row", "billing.webhook_row", "gating.kill_switch", "platform.cross_tenant_use",
        "platform.job_run", "platform.protection_key",
    ];

    [Fact]
    public async Task EveryTable_IsIsolated_OrIsKnownToBelongToNoTenant()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync();
        builder.AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features).Meters(KidsAiAcademyPlatform.Meters).Products(KidsAiAcademyPlatform.Products()));
        await using var app = builder.Build();
        await app.MigrateAsync();
        await using var connection = new NpgsqlConnection(builder.Configuration.GetConnectionString("Tenantry"));
        await connection.OpenAsync();
        (await ListAsync(connection, """
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
            and not (c.relrowsecurity and c.relforcerowsecurity and (select count(*) from pg_policy p where p.polrelid = c.oid) = 2)
            """)).ShouldBeEmpty("these tables have a tenant and no isolation");
        var open = await ListAsync(connection, "and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)");
        open.Where(table => !table.StartsWith("tenancy.", StringComparison.Ordinal)).Except(Shared).ShouldBeEmpty("these tables have no tenant and are not known to be shared");
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string where)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and c.relname <> '__migrations' {where}
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
