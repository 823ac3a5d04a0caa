using Tenantry.Billing.Contracts;
using Tenantry.FeatureGating.Snapshots;

namespace Tenantry.FeatureGating.Tests.Snapshots;

/// <summary>A one-time purchase grants the features of its plan until it is refunded.</summary>
public sealed class PurchaseTests
{
    [Fact]
    public async Task Purchase_GrantsItsFeatures_UntilItIsRefunded()
    {
        await using var app = await GatingApp.ShareAsync();
        (await app.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        var bought = new PurchaseSummary(
            PurchaseId.New(app.Clock), app.Tenant, "academy", "Academy", "pro", "Pro", 30.Usd(), 1, app.Clock.GetUtcNow());
        await SetAsync(app, bought);

        (await app.CheckAsync("certificates")).ShouldBe(
            new Decision("certificates", true, DecisionReason.Grant) { Source = "academy/pro" });
        (await app.CheckAsync("api_calls")).Limit.ShouldBe(100);
        (await app.CheckAsync("certificates", app.Other)).IsAllowed.ShouldBeFalse();

        await SetAsync(app, bought with { EndedAt = app.Clock.GetUtcNow() });
        (await app.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
    }

    [Fact]
    public async Task PackOfCredits_GrantsNoFeature()
    {
        await using var app = await GatingApp.ShareAsync();
        await SetAsync(app, new PurchaseSummary(
            PurchaseId.New(app.Clock), app.Tenant, "academy", "Academy", "pro", "Pro", 30.Usd(), 1, app.Clock.GetUtcNow())
        {
            GrantsAccess = false,
        });
        (await app.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
    }

    private static async Task SetAsync(GatingApp app, PurchaseSummary purchase)
    {
        app.Subscriptions.SetPurchases(app.Tenant, purchase);
        var handler = new InvalidateSnapshot(app.Backplane);
        await (purchase.EndedAt is { } ended
            ? handler.HandleAsync(new PurchaseEnded(purchase, ended), ContextOf(app), default)
            : handler.HandleAsync(new ProductPurchased(purchase, purchase.PurchasedAt), ContextOf(app), default));
    }

    private static EventContext ContextOf(GatingApp app) =>
        new(Guid.CreateVersion7(app.Clock.GetUtcNow()), app.Tenant, app.Clock.GetUtcNow());
}
