using Tenantry.FeatureGating.Data;

namespace Tenantry.FeatureGating.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public async Task SecondCheck_ReadsNothing()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.CheckAsync("lessons");
        gating.Subscriptions.ReadsOf(gating.Tenant).ShouldBe(1);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            await gating.CheckAsync(attempt % 2 == 0 ? "lessons" : "certificates");
        }

        gating.Subscriptions.ReadsOf(gating.Tenant).ShouldBe(1);
    }

    [Fact]
    public async Task CachedCheck_CompletesSynchronously_WithTheSameDecision()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await using var scope = gating.App.For(gating.Tenant);
        var checker = scope.Get<IFeatureChecker>();
        var first = await checker.CheckAsync("lessons");
        var check = checker.CheckAsync("lessons");
        check.IsCompletedSuccessfully.ShouldBeTrue();
        (await check).ShouldBeSameAs(first);
    }

    [Fact]
    public async Task UnpublishedChange_TakesEffectWhenTheSnapshotExpires()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        await gating.CheckAsync("certificates");
        gating.Subscribe(gating.Subscription("pro"));
        gating.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        gating.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task ChangedSubscription_InvalidatesTheSnapshot()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        var changed = gating.Subscription("pro");
        gating.Subscribe(changed);
        await PublishAsync(gating, changed);
        await Eventually.HoldsAsync(async () => (await gating.CheckAsync("certificates")).IsAllowed, "the event invalidates the snapshot");
    }

    [Fact]
    public async Task ChangeOfOneTenant_KeepsOtherSnapshots()
    {
        await using var gating = await GatingApp.ShareAsync("basic");
        await gating.CheckAsync("lessons");
        await gating.CheckAsync("lessons", gating.Other);
        gating.InvalidateSnapshot();
        await gating.CheckAsync("lessons", gating.Other);
        gating.Subscriptions.ReadsOf(gating.Other).ShouldBe(1);
        await gating.CheckAsync("lessons");
        gating.Subscriptions.ReadsOf(gating.Tenant).ShouldBe(2);
    }

    [Fact]
    public async Task ChangedCatalog_InvalidatesTheSnapshotsOfAllTenants()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(10);
        await gating.CheckAsync("lessons", gating.Other);
        gating.Catalog.Products = [new Billing.Contracts.Catalog.ProductBuilder("academy")
            .Plan("basic", plan => plan.Limits("api_calls", 11)).Build()];
        gating.Backplane.Publish("catalog");
        (await gating.CheckAsync("api_calls")).Limit.ShouldBe(11);
        (await gating.CheckAsync("lessons", gating.Other)).UnlockedBy.ShouldBeNull();
    }

    [Fact]
    public async Task SnapshotBuiltBeforeAChange_IsNotCachedAfterIt()
    {
        await using var gating = await GatingApp.StartAsync("basic");
        gating.Subscriptions.AfterRead = () =>
        {
            gating.Subscribe(gating.Subscription("pro"));
            gating.InvalidateSnapshot();
        };
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeFalse();
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public async Task CachedTenants_HaveTheirOwnDecisions()
    {
        await using var gating = await GatingApp.StartAsync("pro");
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
        (await gating.CheckAsync("certificates", gating.Other)).Reason.ShouldBe(DecisionReason.NoSubscription);
        (await gating.CheckAsync("certificates")).IsAllowed.ShouldBeTrue();
    }

    private static async Task PublishAsync(GatingApp gating, SubscriptionSummary changed)
    {
        await using var scope = gating.App.For(gating.Tenant);
        var db = scope.Get<FeatureGatingDbContext>();
        db.Publish(new SubscriptionChanged(changed, SubscriptionStatus.Active, gating.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }
}
