using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Tenantry.AdminUi;
using Tenantry.Billing;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages;
using Tenantry.Platform.Data;
using Tenantry.Platform.Pages;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Tests.Credits;

/// <summary>Runs billing in a real host without a payment provider: only the product and the clock change the credits.</summary>
public sealed class CreditsApp : IAsyncLifetime
{
    private int _tenants;

    internal TestApp App { get; private set; } = null!;

    internal DateTimeOffset Now => App.Clock.GetUtcNow();

    /// <summary>Starts a host; on the database of another host, it is a second node.</summary>
    internal static async Task<TestApp> StartAsync(TestApp? before = null, Action<BillingBuilder>? also = null) => await TestApp.StartAsync(
        builder =>
        {
            var billing = builder.AddBilling();
            also?.Invoke(billing);
            builder.Services.AddAdminUi();
            builder.Services.AddPlatformPages().AddBillingPages();
            builder.Services.AddTestSignIn();
            builder.Services.AddSingleton(Substitute.For<ITenants>());
            builder.Services.AddSingleton<IAccounts, BillingApp.Accounts>();
            Recorder.Add(builder.Services);
        },
        host =>
        {
            host.UseTestSignIn();
            host.UseAntiforgery();
            host.MapBilling();
            host.MapBillingPages();
        },
        before?.ConnectionString,
        clock: before?.Clock);

    public async ValueTask InitializeAsync() => App = await StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal TenantId NewTenant() => new(new Guid(0x01a00000, 0, 0x7000, 0x80, 0, 0, 0, 0, 1, (byte)(_tenants >> 8), (byte)_tenants++));

    internal async Task<T> QueryAsync<T>(Func<BillingDbContext, Task<T>> ask)
    {
        await using var db = await App.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("a test queries");
        return await ask(db);
    }
}
