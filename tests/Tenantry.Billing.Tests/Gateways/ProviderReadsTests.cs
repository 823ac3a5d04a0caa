using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class ProviderReadsTests(BillingFixture fixture) : IClassFixture<BillingFixture>
{
    private readonly BillingApp _billing = fixture.Billing;
    private readonly List<string> _stored = [];

    [Fact]
    public async Task OlderReadThatArrivesLater_IsNotStored_AndNothingIsReadAgain()
    {
        await using var slow = _billing.App.For(_billing.Tenant);
        await using var fast = _billing.App.For(_billing.Tenant);
        var older = await ReadAsync(slow, "older");
        await StoreAsync(fast, "in_1", await ReadAsync(fast, "newer"), "never");
        await StoreAsync(slow, "in_1", older, "never");
        _stored.ShouldBe(["newer"]);
    }

    [Fact]
    public async Task ReadThatStartedBeforeTheStoredOneEnded_IsRepeated()
    {
        await using var first = _billing.App.For(_billing.Tenant);
        await using var second = _billing.App.For(_billing.Tenant);
        var earlier = await ReadAsync(first, "earlier");
        // This read started later, but the order of the responses is unknown: the provider may have answered it first.
        var overlapping = await ReadAsync(second, "overlapping");
        await StoreAsync(first, "in_2", earlier, "never");
        await StoreAsync(second, "in_2", overlapping, "again");
        _stored.ShouldBe(["earlier", "again"]);
    }

    [Fact]
    public async Task ReadThatStartedBeforeALocalChange_IsRepeated()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        await using var other = _billing.App.For(_billing.Tenant);
        var read = await ReadAsync(scope, "before");
        var db = other.Get<BillingDbContext>();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.LockObjectAsync("sub_1", default);
            await transaction.CommitAsync();
        }

        await StoreAsync(scope, "sub_1", read, "after");
        _stored.ShouldBe(["after"]);
    }

    [Fact]
    public async Task ResponseToAChange_IsReadAgain_IfALaterReadMayHaveMissedTheChange()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        await using var other = _billing.App.For(_billing.Tenant);
        var changed = await scope.Get<BillingDbContext>().ChangeAsync(() => Task.FromResult("changed"), default);
        await StoreAsync(other, "sub_2", await ReadAsync(other, "read meanwhile"), "never");
        await StoreAsync(scope, "sub_2", changed, "read afterwards");
        _stored.ShouldBe(["read meanwhile", "read afterwards"]);
    }

    [Fact]
    public async Task RefusedRead_IsNotCountedAsStored()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        await using var other = _billing.App.For(_billing.Tenant);
        var older = await ReadAsync(scope, "older");
        var refused = await other.Get<BillingDbContext>().StoreAsync(
            "in_3", await ReadAsync(other, "newer"), () => Task.FromResult("never"),
            _ => Task.FromResult<Result>(SubscriptionProblems.UnknownPrice), default);
        refused.Problem.ShouldBe(SubscriptionProblems.UnknownPrice);
        await StoreAsync(scope, "in_3", older, "never");
        _stored.ShouldBe(["older"]);
    }

    [Fact]
    public async Task SubscriptionThatWasReadBeforeItEnded_StaysEnded()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var row = await billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync());
        await using var slow = billing.App.For(billing.Tenant);
        var gateway = slow.Get<IPaymentGateway>();
        var older = await slow.Get<BillingDbContext>().ReadAsync(() => gateway.FindSubscriptionAsync(new(row.GatewayId)), default);
        older.Value!.Status.ToStatus(hasPaid: false).ShouldBe(SubscriptionStatus.Active);
        await gateway.CancelNowAsync(new(row.GatewayId), isProrated: false, IdempotencyKey.For("test", row.Id));
        await billing.WaitForIdleAsync();
        var changes = billing.Recorder.Of<SubscriptionChanged>().Count;

        (await slow.Get<SyncSubscription>().StoreAsync(row.GatewayId, older, default)).Value.ShouldBe(row.Id);
        await billing.WaitForIdleAsync();
        (await billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync())).Status.ShouldBe(SubscriptionStatus.Canceled);
        billing.Recorder.Of<SubscriptionChanged>().Count.ShouldBe(changes);
    }

    [Fact]
    public async Task CallOfTheProvider_InATransaction_Fails()
    {
        await using var billing = await BillingApp.StartAsync();
        await using var scope = billing.App.For(billing.Tenant);
        await using (await scope.Get<BillingDbContext>().Database.BeginTransactionAsync())
        {
            await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<IPaymentGateway>().FindInvoiceAsync(new("in_4")));
        }

        billing.CallsWithConnection.ShouldBe([nameof(IPaymentGateway.FindInvoiceAsync)]);
        billing.CallsWithConnection.Clear();
        (await scope.Get<IPaymentGateway>().FindInvoiceAsync(new("in_4"))).ShouldBeNull();
    }

    private static Task<ProviderRead<string>> ReadAsync(TenantScope scope, string value) =>
        scope.Get<BillingDbContext>().ReadAsync(() => Task.FromResult(value), default);

    private Task<Result> StoreAsync(TenantScope scope, string id, ProviderRead<string> read, string again) =>
        scope.Get<BillingDbContext>().StoreAsync(
        id, read, () => Task.FromResult(again),
        value =>
        {
            _stored.Add(value);
            return Task.FromResult(Result.Success);
        },
        default);
}
