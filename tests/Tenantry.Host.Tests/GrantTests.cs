using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Development;
using Tenantry.Platform;
using Tenantry.Platform.Connections;
using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Host.Tests;

/// <summary>Tries, as the application's role, what an SQL injection would try: everything that no request needs is refused.</summary>
public sealed class GrantTests(GrantTests.Database database) : IClassFixture<GrantTests.Database>
{
    [Theory]
    [InlineData("select password_hash from tenancy.\"user\"")]
    [InlineData("select security_stamp from tenancy.\"user\"")]
    [InlineData("select email from tenancy.\"user\"")]
    [InlineData("update tenancy.\"user\" set operator_role = 'owner'")]
    [InlineData("insert into tenancy.\"user\" select * from tenancy.\"user\"")]
    [InlineData("select * from tenancy.identity_user_passkey")]
    [InlineData("select * from tenancy.identity_user_token")]
    [InlineData("select xml from platform.protection_key")]
    [InlineData("delete from platform.protection_key")]
    [InlineData("insert into platform.protection_key values ('a', 'b')")]
    [InlineData("select * from platform.cross_tenant_use")]
    [InlineData("update platform.cross_tenant_use set uses = 0")]
    [InlineData("delete from platform.cross_tenant_use")]
    [InlineData("update platform.audit_entry set action = 'a'")]
    [InlineData("delete from platform.audit_entry")]
    [InlineData("select * from platform.job_schedule")]
    [InlineData("select * from jobs.job_run")]
    [InlineData("select payload from billing.webhook_row")]
    [InlineData("delete from billing.webhook_row")]
    [InlineData("select * from billing.guest_checkout")]
    [InlineData("select * from billing.trial_redemption")]
    [InlineData("delete from billing.trial_redemption")]
    [InlineData("select * from billing.reconciliation_run")]
    [InlineData("update billing.event_cursor set name = 'a'")]
    [InlineData("update billing.catalog_product set name = 'a'")]
    [InlineData("delete from billing.catalog_plan")]
    [InlineData("delete from billing.plan_version")]
    [InlineData("delete from billing.price_version")]
    [InlineData("update billing.price_version set product = 'a'")]
    [InlineData("update billing.pricing_rule_row set key = 'a'")]
    [InlineData("update gating.kill_switch set feature = 'a'")]
    [InlineData("set role tenantry_accounts")]
    [InlineData("set role tenantry_system")]
    public Task ApplicationRole_MayNot(string sql) => RefusedAsync(Databases.ApplicationRole, sql);

    [Theory]
    [InlineData("delete from platform.audit_entry")]
    [InlineData("select xml from platform.protection_key")]
    [InlineData("select payload from billing.webhook_row")]
    [InlineData("set role tenantry_system")]
    public Task RoleOfAccounts_MayNot(string sql) => RefusedAsync(Databases.AccountsRole, sql);

    [Theory]
    [InlineData(Databases.AccountsRole, "select count(password_hash) from tenancy.\"user\"")]
    [InlineData(Databases.ApplicationRole, "select count(*) from billing.price_version")]
    [InlineData(Databases.ApplicationRole, "update billing.price_version set gateway_id = gateway_id")]
    [InlineData(Databases.SystemRole, "select count(*) from platform.protection_key")]
    public async Task Role_May(string role, string sql)
    {
        await using var connection = await database.OpenAsync(role);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("tenancy.membership")]
    [InlineData("tenancy.api_key")]
    public async Task RoleOfAccounts_SeesNoRowsWithoutATenant(string table)
    {
        await using var connection = await database.OpenAsync(Databases.AccountsRole);
        await using var command = new NpgsqlCommand(
            $"select count(*) from pg_policies where schemaname || '.' || tablename = '{table}'", connection);
        ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe(2);
        command.CommandText = $"select count(*) from {table}";
        ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!).ShouldBe(0);
    }

    private async Task RefusedAsync(string role, string sql)
    {
        await using var connection = await database.OpenAsync(role);
        await using var command = new NpgsqlCommand(sql, connection);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }

    /// <summary>Provides a database with the schema of every module.</summary>
    public sealed class Database : IAsyncLifetime
    {
        private string _owner = "";
        private WebApplication _app = null!;

        public async ValueTask InitializeAsync()
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
            builder.Configuration["ConnectionStrings:Tenantry"] = _owner = await PostgresForTests.CreateDatabaseAsync();
            builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features)
                .Meters(KidsAiAcademyPlatform.Meters).Products(KidsAiAcademyPlatform.Products()));
            _app = builder.Build();
            await _app.MigrateAsync();
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        public async Task<NpgsqlConnection> OpenAsync(string role)
        {
            var settings = new NpgsqlConnectionStringBuilder(_owner)
            {
                Username = role, Password = _app.Services.GetRequiredService<MasterKeys>().PasswordOf(role), Pooling = false,
            };
            var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync();
            return connection;
        }
    }
}
