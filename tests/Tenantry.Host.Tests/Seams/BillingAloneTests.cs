using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Billing;
using Tenantry.Emailing;
using Tenantry.Platform.Hosting;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Host.Tests.Seams;

/// <summary>Verifies billing in a host whose tenants belong to another framework.</summary>
public sealed class BillingAloneTests
{
    [Fact]
    public async Task WithoutTenants_TheHostDoesNotStart_AndReportsWhatIsMissing_BeforeItMigrates()
    {
        var connectionString = await PostgresForTests.CreateDatabaseAsync();
        var exception = await Should.ThrowAsync<TenantryStartException>(() => StartAsync(connectionString));
        exception.Message.ShouldContain("no ITenants");
        exception.Message.ShouldContain("Tenantry.Tenancy");
        exception.Message.ShouldNotContain('\n');
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select count(*) from pg_namespace where nspname in ('platform', 'billing')",
            connection);
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(0L);
    }

    [Fact]
    public async Task WithoutAccounts_GuestCheckoutIsNotAllowed_AndStopsTheStart()
    {
        var exception = await Should.ThrowAsync<TenantryStartException>(async () => await StartAsync(
            await PostgresForTests.CreateDatabaseAsync(), services => services.AddSingleton<ITenants, FakeTenants>(),
            sellToVisitors: true));
        exception.Message.ShouldStartWith("Tenantry:Billing:SellToVisitors: guest checkout requires an IAccounts");
    }

    [Fact]
    public async Task WithTenantsAlone_TheHostStarts() => await StartAsync(
        await PostgresForTests.CreateDatabaseAsync(), services => services.AddSingleton<ITenants, FakeTenants>());

    private static async Task StartAsync(string connectionString, Action<IServiceCollection>? add = null, bool sellToVisitors = false)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["ConnectionStrings:Tenantry"] = connectionString;
        builder.AddEmailing().UseLocalInbox();
        builder.AddBilling().Configure(billing => billing.SellToVisitors = sellToVisitors);
        add?.Invoke(builder.Services);
        await using var app = builder.Build();
        app.MapBilling();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
