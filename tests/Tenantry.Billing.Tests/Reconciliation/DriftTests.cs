using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Tests.Reconciliation;

public sealed class DriftTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EqualObjects_HaveNoDiscrepancy()
    {
        await _billing.BuyAsync("academy", "monthly");
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).ShouldBeEmpty();
        var run = await _billing.AcrossAsync(db => db.Set<ReconciliationRun>().SingleAsync());
        (run.Processed, run.Found, run.Error).ShouldBe((2, 0, null));
    }

    [Fact]
    public async Task ChangedRow_IsDetectedFieldByField_AndRepaired_WithoutRepeatedEvents()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set quantity = 7");
        await _billing.CompareAsync();
        var drift = (await _billing.DriftsAsync()).ShouldHaveSingleItem();
        (drift.Reason, drift.Owner).ShouldBe((DiscrepancyReason.Different, _billing.Tenant));
        drift.Differences.ShouldHaveSingleItem().ShouldBe(new Difference("Quantity", "7", "1"));

        (await _billing.RepairAsync(drift)).IsProblem.ShouldBeFalse();
        await _billing.QuietAsync();
        (await _billing.DriftsAsync()).ShouldBeEmpty();
        (await _billing.SubscriptionsAsync()).Single().Quantity.ShouldBe(1);
        _billing.Heard.Of<PaymentReceived>().Count.ShouldBe(1);
        _billing.Heard.Of<SubscriptionStarted>().Count.ShouldBe(1);
        (await AuditAsync()).ShouldContain("billing.drift.repaired: the endpoint was down");
        (await _billing.RepairAsync(drift)).Problem!.Code.ShouldBe("billing.drift_not_found");
    }

    [Fact]
    public async Task DiscrepancyThatResolvedItself_IsClosedByTheNextRun()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set quantity = 7");
        await _billing.CompareAsync();
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).Count.ShouldBe(1);
        await SetAsync("update billing.subscription set quantity = 1");
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ObjectThatNeverArrived_IsMissingHere_AndAllDiscrepanciesCanBeRepairedTogether()
    {
        await _billing.BeginOutageAsync();
        await _billing.BuyAsync("academy", "monthly");
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).Select(row => (row.Kind, row.Reason)).ShouldBe(
            [(GatewayObject.Invoice, DiscrepancyReason.MissingHere), (GatewayObject.Subscription, DiscrepancyReason.MissingHere)],
            ignoreOrder: true);
        await _billing.RepairAllAsync();
        (await _billing.DriftsAsync()).ShouldBeEmpty();
        (await _billing.SubscriptionsAsync()).Single().Status.ShouldBe(SubscriptionStatus.Active);
        _billing.Heard.Of<PaymentReceived>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task ObjectMissingAtTheProvider_CannotBeRepaired_AndShowsTheReason()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set gateway_id = 'sub_gone'");
        await _billing.CompareAsync();
        var gone = (await _billing.DriftsAsync()).Single(row => row.Reason == DiscrepancyReason.MissingThere);
        gone.GatewayId.ShouldBe("sub_gone");
        (await _billing.RepairAsync(gone)).Problem!.Code.ShouldBe("billing.subscription_not_found");
        (await _billing.DriftsAsync()).Single(row => row.Id == gone.Id).RepairError.ShouldNotBeNull();
    }

    [Fact]
    public async Task FinalInvoiceThatDiffersAtTheProvider_RemainsADiscrepancyAfterTheRepair()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.invoice set attempts = 9");
        await _billing.CompareAsync();
        var drift = (await _billing.DriftsAsync()).ShouldHaveSingleItem();
        (await _billing.RepairAsync(drift)).Problem!.Code.ShouldBe("billing.drift_remains");
    }

    [Fact]
    public async Task UnknownCustomerAndUnknownPrice_AreReported()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.price_version set gateway_id = null");
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).Select(row => row.Reason).ShouldBe([DiscrepancyReason.UnknownPrice]);
        await SetAsync(
            "delete from billing.invoice; delete from billing.subscription; update billing.customer set gateway_id = 'cus_other'");
        await _billing.CompareAsync();
        (await _billing.DriftsAsync()).Select(row => row.Reason)
            .ShouldBe([DiscrepancyReason.UnknownCustomer, DiscrepancyReason.UnknownCustomer]);
    }

    private async Task SetAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_billing.App.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task<List<string>> AuditAsync() => _billing.AcrossAsync(
        db => db.Database.SqlQuery<string>($"select action || ': ' || coalesce(reason, '') as \"Value\" from platform.audit_entry")
        .ToListAsync());
}
