using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tenantry.AdminUi;
using Tenantry.Metering.Data;
using Tenantry.Metering.Pages;
using Tenantry.Metering.Reservations;
using Tenantry.Metering.Counters;
using Tenantry.Platform.Data;
using Tenantry.TestSupport.Pages;

[assembly: AssemblyFixture(typeof(Tenantry.Metering.Tests.SharedHost))]

namespace Tenantry.Metering.Tests;

/// <summary>Runs a real host with metering that counts API calls.</summary>
internal sealed class MeteringApp : IAsyncDisposable
{
    private bool _isShared;

    private MeteringApp(TestApp app) => App = app;

    public TestApp App { get; }

    public TenantId Tenant { get; private init; } = new(new Guid("01a00000-0000-7000-8000-0000000000a1"));

    public TenantId Other { get; private init; } = new(new Guid("01a00000-0000-7000-8000-0000000000a2"));

    public FakeTimeProvider Clock => App.Clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A period that contains now and does not align with the calendar.</summary>
    public UsagePeriod Period { get; } = new(new(2026, 1, 17, 9, 30, 0, TimeSpan.Zero), new(2026, 2, 17, 9, 30, 0, TimeSpan.Zero));

    /// <summary>Gets new tenants on the shared host.</summary>
    public static async Task<MeteringApp> ShareAsync()
    {
        var app = await SharedHost.App.Value;
        return new MeteringApp(app) { _isShared = true, Tenant = app.NewTenant(), Other = app.NewTenant() };
    }

    /// <summary>
    /// Starts a separate host, for a test that advances the clock, adds meters or counts rows of all tenants. With the database and the
    /// clock of a previous host, it is a restart of that host.
    /// </summary>
    public static async Task<MeteringApp> StartAsync(TestApp? before = null, Action<MeteringBuilder>? configure = null) =>
        new(await TestApp.StartAsync(
        builder =>
        {
            var metering = builder.AddMetering().Meter("api_calls", "API calls", "call");
            configure?.Invoke(metering);
            builder.Services.AddTestSignIn();
            builder.Services.AddMeteringPages().AddAdminUi();
        },
        host =>
        {
            host.UseTestSignIn();
            host.UseAdminUi();
            host.MapAdminUi();
            host.MapMetering();
        },
        before?.ConnectionString,
        clock: before?.Clock));

    public async Task<T> AsAsync<TService, T>(TenantId tenant, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = App.For(tenant);
        return await act(scope.Get<TService>());
    }

    public Task<UsageOutcome> RecordAsync(string key, long quantity = 1, string meter = "api_calls", DateTimeOffset? at = null,
        TenantId? tenant = null) =>
        AsAsync(tenant ?? Tenant, (IMeters meters) => meters.RecordAsync(meter, quantity, key, at));

    public Task<QuotaReservation> ReserveAsync(
        string key, long quantity = 1, long? limit = 10, UsagePeriod? period = null, TenantId? tenant = null, string meter = "api_calls") =>
        AsAsync(tenant ?? Tenant, (IMeters meters) => meters.ReserveAsync(meter, quantity, limit, period ?? Period, key));

    public Task CommitAsync(QuotaReservation reservation, TenantId? tenant = null) =>
        AsAsync(tenant ?? Tenant, async (IMeters meters) =>
        {
            await meters.CommitAsync(reservation.Id!.Value);
            return true;
        });

    public Task ReleaseAsync(QuotaReservation reservation, TenantId? tenant = null) =>
        AsAsync(tenant ?? Tenant, async (IMeters meters) =>
        {
            await meters.ReleaseAsync(reservation.Id!.Value);
            return true;
        });

    public Task<long> GetUsageAsync(UsagePeriod? period = null, TenantId? tenant = null, string meter = "api_calls") =>
        AsAsync(tenant ?? Tenant, (IMeters meters) => meters.GetUsageAsync(meter, period ?? Period));

    public async Task<long> GetReservedAsync(TenantId? tenant = null)
    {
        var owner = tenant ?? Tenant;
        return await QueryAsync(db => db.Set<UsageCounter>().Where(row => row.TenantId == owner).SumAsync(row => row.Reserved));
    }

    public async Task ReleaseExpiredAsync()
    {
        await using var scope = App.For(null);
        await scope.Get<ReleaseExpiredReservations>().RunAsync(default);
    }

    public async Task<T> QueryAsync<T>(Func<MeteringDbContext, Task<T>> ask)
    {
        await using var db = await App.Services.GetRequiredService<ICrossTenantDbContextFactory<MeteringDbContext>>()
            .CreateDbContextAsync("a test queries");
        return await ask(db);
    }

    /// <summary>Opens pages as an operator.</summary>
    public PageClient OperatorPages() => new(App.Browser().SignInAsOperator());

    public HttpClient ClientAs(string role, TenantId? tenant = null) => App.Client().SignInAs(tenant ?? Tenant, role);

    public ValueTask DisposeAsync() => _isShared ? ValueTask.CompletedTask : App.DisposeAsync();
}
