using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.FeatureGating.Tests.Snapshots;

/// <summary>License keys of a host, as a source of entitlements in addition to plans.</summary>
internal sealed class Licenses(Licenses.Book book, ICurrentTenant current) : IEntitlementSource
{
    public Task<IReadOnlyList<EntitlementGrant>> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<EntitlementGrant>>(
            [.. book.Issued.Where(issued => issued.Tenant == current.Id).Select(issued => issued.Grant)]);

    internal sealed class Book
    {
        public List<(TenantId Tenant, EntitlementGrant Grant)> Issued { get; } = [];
    }
}

public sealed class EntitlementSourceTests
{
    [Fact]
    public async Task SourceOfTheHost_GrantsInAdditionToPlans_UntilItExpires()
    {
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.AddFeatureGating().Feature("lessons", "Lessons").Feature("api_calls", "API calls", metered: true)
                .AddEntitlementSource<Licenses>()
                .AddEntitlementSource<Licenses>();
            builder.Services.AddSingleton<Licenses.Book>().AddSingleton<FakeSubscriptions>();
            builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
            builder.Services.AddSingleton<ICatalog, FakeCatalog>();
        });
        var (tenant, other) = (app.NewTenant(), app.NewTenant());
        (await CheckAsync(app, tenant, "lessons")).Reason.ShouldBe(DecisionReason.NoSubscription);

        var until = app.Clock.GetUtcNow().AddHours(2);
        var issued = app.Services.GetRequiredService<Licenses.Book>().Issued;
        issued.Add((tenant, new EntitlementGrant("lessons", "license") { Until = until }));
        issued.Add((tenant, new EntitlementGrant("api_calls", "license") { Limit = 5 }));
        issued.Add((tenant, new EntitlementGrant("api_calls", "partner") { Limit = 7 }));
        app.Services.GetRequiredService<IEntitlementChanges>().Publish(tenant);

        (await CheckAsync(app, tenant, "lessons")).ShouldBe(new Decision("lessons", true, DecisionReason.Grant) { Source = "license" });
        var calls = await CheckAsync(app, tenant, "api_calls");
        (calls.IsAllowed, calls.Limit, calls.Source).ShouldBe((true, 7, "partner"));
        calls.PeriodStart.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        calls.ResetsAt.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        (await CheckAsync(app, other, "lessons")).IsAllowed.ShouldBeFalse();

        app.Clock.SetUtcNow(until);
        (await CheckAsync(app, tenant, "lessons")).Reason.ShouldBe(DecisionReason.NoSubscription);
    }

    private static async Task<Decision> CheckAsync(TestApp app, TenantId tenant, string feature)
    {
        await using var scope = app.For(tenant);
        return await scope.Get<IFeatureChecker>().CheckAsync(feature, TestContext.Current.CancellationToken);
    }
}
