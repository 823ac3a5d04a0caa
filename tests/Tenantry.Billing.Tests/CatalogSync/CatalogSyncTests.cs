using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Provider.CatalogSync;
using Tenantry.Billing.Provider.CatalogSync;
using Tenantry.Billing.Tests.Offers;

namespace Tenantry.Billing.Tests.CatalogSync;

/// <summary>Tests the sync of the whole catalog with the local Stripe.</summary>
public sealed class CatalogSyncTests : IAsyncLifetime
{
    private readonly OfferShop _shop = new();

    public ValueTask InitializeAsync() => _shop.InitializeAsync();

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Sync_PreviewsDifferences_CreatesMissingObjects_AndThenFindsNothing()
    {
        var (shown, code) = await RunAsync(dryRun: true);
        code.ShouldBe(0);
        shown.ShouldContain("+ product membership_monthly  Membership");
        shown.ShouldContain("+ price sale/pro/usd-year-1/v1  $182.40 a year");
        shown.ShouldContain("+ coupon mini  $20.00 off the first payment");
        shown.ShouldContain("+ code MINI20  mini");
        shown.ShouldContain("Nothing was changed.");
        shown.ShouldNotContain("enterprise");
        (await RunAsync(dryRun: true)).Output.ShouldBe(shown);

        (await RunAsync(dryRun: false)).Output.ShouldContain("synced to the payment provider.");
        (await RunAsync(dryRun: true)).Output.Trim().ShouldBe("The catalog is in sync with the payment provider.");
        (await RunAsync(dryRun: false)).Output.Trim().ShouldBe("The catalog is in sync with the payment provider.");
        (await _shop.Billing.QueryAsync(db => db.Set<PriceVersion>()
            .CountAsync(row => row.Product == "sale" && row.Plan == "pro" && row.GatewayId == null))).ShouldBe(0);

        await _shop.Billing.PostToStripeAsync("/v1/products/tenantry_membership_monthly", ("name", "Another name"));
        await ArchiveAsync("start/monthly/usd-month-1/v1");
        var (found, conflicts) = await RunAsync(dryRun: false);
        found.ShouldContain("~ product membership_monthly  Another name → Membership");
        found.ShouldContain("! price start/monthly/usd-month-1/v1");
        conflicts.ShouldBe(1);
        (await RunAsync(dryRun: true)).Output.ShouldContain("Differences: 1. Conflicts: 1.");
    }

    private async Task ArchiveAsync(string lookupKey)
    {
        var price = await _shop.Billing
            .QueryAsync(async db => (await db.Set<PriceVersion>().ToListAsync()).Single(row => row.LookupKey == lookupKey));
        await _shop.Billing.PostToStripeAsync($"/v1/prices/{price.GatewayId}", ("active", "false"));
    }

    private async Task<(string Output, int Code)> RunAsync(bool dryRun)
    {
        await using var output = new StringWriter();
        var code = await _shop.Billing.App.App.SyncCatalogAsync(dryRun, output);
        return (output.ToString(), code);
    }
}
