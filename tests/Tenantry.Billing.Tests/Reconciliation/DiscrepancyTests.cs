using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Tests.Reconciliation;

public sealed class DiscrepancyTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EqualObjects_HaveNoDiscrepancy()
    {
        await _billing.BuyAsync("academy", "monthly");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty();
        var run = await _billing.QueryAsync(db => db.Set<ReconciliationRun>().SingleAsync());
        (run.Processed, run.Found, run.Error).ShouldBe((2, 0, null));
    }

    [Fact]
    public async Task ChangedRow_IsDetectedFieldByField_AndRepaired_WithoutRepeatedEvents()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set quantity = 7");
        await _billing.CompareAsync();
        var discrepancy = (await _billing.ListDiscrepanciesAsync()).ShouldHaveSingleItem();
        (discrepancy.Reason, discrepancy.Owner).ShouldBe((DiscrepancyReason.Different, _billing.Tenant));
        discrepancy.Differences.ShouldHaveSingleItem().ShouldBe(new Difference("Quantity", "7", "1"));

        (await _billing.RepairAsync(discrepancy)).IsProblem.ShouldBeFalse();
        await _billing.WaitForIdleAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty();
        (await _billing.SubscriptionsAsync()).Single().Quantity.ShouldBe(1);
        _billing.Recorder.Of<PaymentReceived>().Count.ShouldBe(1);
        _billing.Recorder.Of<SubscriptionStarted>().Count.ShouldBe(1);
        (await AuditAsync()).ShouldContain("billing.drift.repaired: the endpoint was down");
        (await _billing.RepairAsync(discrepancy)).Problem!.Code.ShouldBe("billing.drift_not_found");
    }

    [Fact]
    public async Task DiscrepancyThatResolvedItself_IsClosedByTheNextRun()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set quantity = 7");
        await _billing.CompareAsync();
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).Count.ShouldBe(1);
        await SetAsync("update billing.subscription set quantity = 1");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ObjectThatNeverArrived_IsMissingHere_AndAllDiscrepanciesCanBeRepairedTogether()
    {
        await _billing.BeginOutageAsync();
        await _billing.BuyAsync("academy", "monthly");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).Select(row => (row.Kind, row.Reason)).ShouldBe(
            [(GatewayObject.Invoice, DiscrepancyReason.MissingHere), (GatewayObject.Subscription, DiscrepancyReason.MissingHere)],
            ignoreOrder: true);
        await _billing.RepairAllAsync();
        (await _billing.ListDiscrepanciesAsync()).ShouldBeEmpty();
        (await _billing.SubscriptionsAsync()).Single().Status.ShouldBe(SubscriptionStatus.Active);
        _billing.Recorder.Of<PaymentReceived>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task ObjectMissingAtTheProvider_CannotBeRepaired_AndShowsTheReason()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.subscription set gateway_id = 'sub_gone'");
        await _billing.CompareAsync();
        var missing = (await _billing.ListDiscrepanciesAsync()).Single(row => row.Reason == DiscrepancyReason.MissingThere);
        missing.GatewayId.ShouldBe("sub_gone");
        (await _billing.RepairAsync(missing)).Problem!.Code.ShouldBe("billing.subscription_not_found");
        (await _billing.ListDiscrepanciesAsync()).Single(row => row.Id == missing.Id).RepairError.ShouldNotBeNull();
    }

    [Fact]
    public async Task FinalInvoiceThatDiffersAtTheProvider_RemainsADiscrepancyAfterTheRepair()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.invoice set attempts = 9");
        await _billing.CompareAsync();
        var discrepancy = (await _billing.ListDiscrepanciesAsync()).ShouldHaveSingleItem();
        (await _billing.RepairAsync(discrepancy)).Problem!.Code.ShouldBe("billing.drift_remains");
    }

    [Fact]
    public async Task UnknownCustomerAndUnknownPrice_AreReported()
    {
        await _billing.BuyAsync("academy", "monthly");
        await SetAsync("update billing.price_version set gateway_id = null");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).Select(row => row.Reason).ShouldBe([DiscrepancyReason.UnknownPrice]);
        await SetAsync(
            "delete from billing.invoice; delete from billing.subscription; update billing.customer set gateway_id = 'cus_other'");
        await _billing.CompareAsync();
        (await _billing.ListDiscrepanciesAsync()).Select(row => row.Reason)
            .ShouldBe([DiscrepancyReason.UnknownCustomer, DiscrepancyReason.UnknownCustomer]);
    }

    private async Task SetAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_billing.App.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task<List<string>> AuditAsync() => _billing.QueryAsync(
        db => db.Database.SqlQuery<string>($"select action || ': ' || coalesce(reason, '') as \"Value\" from platform.audit_entry")
        .ToListAsync());
}
