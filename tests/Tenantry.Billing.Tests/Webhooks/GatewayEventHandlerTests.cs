using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Webhooks;

public sealed class GatewayEventHandlerTests : IAsyncLifetime
{
    private readonly Payouts _payouts = new();
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync(
        billing => billing
            .AddGatewayEventHandler<RecordPayout>("payout.paid")
            .AddGatewayEventHandler<RecordPayout>("payout.refused")
            .AddGatewayEventHandler<RecordPayout>("customer.updated"),
        configureHost: builder => builder.Services.AddSingleton(_payouts));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EventOfAHandledType_ReachesItsHandler_EvenIfBillingDoesNotSyncTheObject()
    {
        var paid = new GatewayEvent("evt_1", "payout.paid", GatewayObject.Other, "po_1",
            new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
        await StoreAsync(paid);
        _payouts.Handled.ShouldBe([paid]);
        (await StatusAsync("evt_1")).ShouldBe(WebhookStatus.Processed);
    }

    [Fact]
    public async Task EventOfAnotherType_IsStored_AndIgnored()
    {
        await StoreAsync(Event("evt_1", "payout.created", GatewayObject.Other, "po_1"));
        _payouts.Handled.ShouldBeEmpty();
        (await StatusAsync("evt_1")).ShouldBe(WebhookStatus.Ignored);
    }

    [Fact]
    public async Task TwoEventsAboutOneObject_AreBothHandled_WithOneReadOfTheObject()
    {
        await StoreAsync(Event("evt_1", "customer.updated", GatewayObject.Customer, "cus_1"),
            Event("evt_2", "customer.updated", GatewayObject.Customer, "cus_1"));
        _payouts.Handled.Select(handled => handled.Id).Order().ShouldBe(["evt_1", "evt_2"]);
    }

    [Fact]
    public async Task RefusalOfAHandler_IsADeadLetter_WithItsReason()
    {
        await StoreAsync(Event("evt_1", "payout.refused", GatewayObject.Other, "po_1"));
        (await StatusAsync("evt_1")).ShouldBe(WebhookStatus.Failed);
        (await _billing.QueryAsync(db => db.Set<WebhookRow>().SingleAsync())).Outcome.ShouldBe("test.refused: This payout isn't ours.");
    }

    [Fact]
    public async Task FailureOfAHandler_IsRetried()
    {
        _payouts.FailFirst = true;
        await StoreAsync(Event("evt_1", "payout.paid", GatewayObject.Other, "po_1"));
        (await StatusAsync("evt_1")).ShouldBe(WebhookStatus.Processed);
        _payouts.Handled.Count.ShouldBe(1);
        _payouts.Calls.ShouldBe(2);
    }

    private static GatewayEvent Event(string id, string type, GatewayObject kind, string about) =>
        new(id, type, kind, about, DateTimeOffset.UnixEpoch);

    private async Task StoreAsync(params GatewayEvent[] events)
    {
        await Task.WhenAll(events.Select(gatewayEvent => _billing.App.Services.GetRequiredService<StoreWebhook>()
            .RunAsync(gatewayEvent, "{}", WebhookSource.Delivery, default)));
        if (_payouts.FailFirst)
        {
            // The clock moves only when the failure is written: moved earlier, it ends the lease of an event that is being handled.
            await Eventually.HoldsAsync(
                () => _billing.QueryAsync(db => db.Set<WebhookRow>().AnyAsync(row => row.Outcome != null)), "the failure is written",
                TimeSpan.FromMinutes(1));
            await _billing.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        await _billing.WaitForIdleAsync();
    }

    private async Task<WebhookStatus> StatusAsync(string id) =>
        (await _billing.QueryAsync(db => db.Set<WebhookRow>().SingleAsync(row => row.EventId == id))).Status;

    private sealed class Payouts
    {
        public ConcurrentQueue<GatewayEvent> Handled { get; } = new();

        public int Calls { get; set; }

        public bool FailFirst { get; set; }
    }

    private sealed class RecordPayout(Payouts payouts) : IGatewayEventHandler
    {
        public Task<Result> HandleAsync(GatewayEvent gatewayEvent, CancellationToken cancellationToken)
        {
            payouts.Calls++;
            if (payouts.FailFirst && payouts.Calls == 1)
            {
                throw new InvalidOperationException("The ledger is away.");
            }

            if (gatewayEvent.Type == "payout.refused")
            {
                return Task.FromResult<Result>(new Problem(ProblemKind.Conflict, "test.refused", "This payout isn't ours."));
            }

            payouts.Handled.Enqueue(gatewayEvent);
            return Task.FromResult(Result.Success);
        }
    }
}
