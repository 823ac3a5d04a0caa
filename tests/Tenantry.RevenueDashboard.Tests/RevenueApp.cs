using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Platform.Data;
using Tenantry.RevenueDashboard.Data;
using Tenantry.RevenueDashboard.Metrics;
using Tenantry.RevenueDashboard.Movements;
using Tenantry.RevenueDashboard.Pages;
using Tenantry.RevenueDashboard.Payments;

namespace Tenantry.RevenueDashboard.Tests;

/// <summary>Runs a host with the dashboard, five products and a clock. Events are passed to the handlers as by the outbox.</summary>
internal sealed class RevenueApp : IAsyncDisposable
{
    private static readonly TestCatalog EmptyCatalog = new();

    private RevenueApp(TestApp app, FakeTenantDirectory names) => (App, Names) = (app, names);

    public TestApp App { get; }

    public FakeTenantDirectory Names { get; }

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    public static async Task<RevenueApp> StartAsync(string? target = "20000", string zone = "UTC", bool empty = false)
    {
        await PostgresForTests.TemplateAsync("revenue",
            async connection => await (await HostAsync(connection, new FakeTenantDirectory(), null, "UTC", EmptyCatalog)).DisposeAsync());
        var names = new FakeTenantDirectory();
        return new RevenueApp(
            await HostAsync(await PostgresForTests.CreateDatabaseAsync("revenue"), names, target, zone, empty ? EmptyCatalog
                : TestCatalog.FiveProducts), names);
    }

    public TenantId Customer(string? name = null)
    {
        var tenant = TenantId.New(App.Clock);
        if (name is not null)
        {
            Names.TenantNames[tenant] = name;
        }

        return tenant;
    }

    /// <summary>Delivers a state of a subscription. It is published now by default.</summary>
    public async Task DeliverAsync(SubscriptionSummary now, DateTimeOffset? at = null, DateTimeOffset? published = null)
    {
        await using var scope = App.For(now.Tenant);
        var info = new EventContext(Guid.CreateVersion7(Now), now.Tenant, published ?? at ?? Now);
        await scope.Get<RecordSubscription>().HandleAsync(new SubscriptionChanged(now, null, at ?? Now), info, CancellationToken.None);
    }

    public async Task PayAsync(
        TenantId tenant, string reference, string product, Money amount, SubscriptionId? subscription = null, DateTimeOffset? at = null,
        Money? excludingTax = null)
    {
        await using var scope = App.For(tenant);
        await scope.Get<RecordPayment>().HandleAsync(
            new PaymentReceived(reference, product, amount, subscription, at ?? Now) { AmountExcludingTax = excludingTax ?? amount },
            new EventContext(Guid.CreateVersion7(Now), tenant, Now), CancellationToken.None);
    }

    public async Task<RevenueMetrics> GetMetricsAsync()
    {
        await using var scope = App.For(null);
        return await scope.Get<GetRevenueMetrics>().RunAsync(CancellationToken.None);
    }

    /// <summary>Lists the ledger rows of a customer.</summary>
    public async Task<List<MrrMovement>> LedgerAsync(TenantId tenant)
    {
        await using var scope = App.For(tenant);
        return await scope.Get<RevenueDashboardDbContext>().Set<MrrMovement>().AsNoTracking().OrderBy(row => row.At)
            .ThenBy(row => row.Id).ToListAsync();
    }

    /// <summary>Lists the movements of a customer as text, oldest first, such as <c>New +$10.00</c>.</summary>
    public async Task<string[]> ListMovementsAsync(TenantId tenant)
    {
        await using var scope = App.For(null);
        var (lines, _) = await scope.Get<ListMovements>().RunAsync(new MovementFilter(null, null, tenant), 0, 100, CancellationToken.None);
        return [.. lines.Reverse().Select(line => $"{line.Type} {line.Delta.Signed}")];
    }

    public async Task<IReadOnlyList<(TenantId Tenant, SubscriptionId Subscription)>> FindDiscrepanciesAsync()
    {
        await using var scope = App.For(null);
        return await scope.Get<VerifyLedger>().FindDiscrepanciesAsync(CancellationToken.None);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string role = "operator")
    {
        using var client = App.Client();
        _ = role switch
        {
            "" => client,
            "operator" => client.SignInAsOperator(),
            _ => client.SignInAs(App.NewTenant(), role),
        };
        return await client.GetAsync(new Uri(path, UriKind.Relative));
    }

    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        response.IsSuccessStatusCode.ShouldBeTrue(response.StatusCode.ToString());
        return await response.Content.ReadAsStringAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static Task<TestApp> HostAsync(string connection, FakeTenantDirectory names, string? target, string zone, TestCatalog shop) =>
        TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddAdminUi();
            for (var time = 0; time < 2; time++)
            {
                builder.AddRevenueDashboard();
                builder.Services.AddRevenueDashboardPages();
            }

            builder.Services.AddSingleton<ICatalog>(shop);
            builder.Services.Replace(ServiceDescriptor.Singleton<ITenants>(names));
            builder.Services.AddTestSignIn();
        },
        app =>
        {
            app.UseAdminUi();
            app.MapAdminUi();
            app.MapRevenueDashboard();
            app.MapRevenueDashboardPages();
        },
        connection,
        [new("Tenantry:RevenueDashboard:MonthlyTarget", target), new("Tenantry:RevenueDashboard:TimeZone", zone)]);
}
