using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Asks the provider what a quoted change comes to. The quote and the check before the charge both ask here.</summary>
internal sealed class PreviewPlanChange(IPaymentGateway gateway, QuotedItems items)
{
    public async Task<GatewayInvoice> RunAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        var live = await FindAsync(row, ct);
        return await RunAsync(quote, row, live, await items.RunAsync(quote, row, live, ct), ct);
    }

    /// <summary>Asks for a subscription that was read already.</summary>
    public Task<GatewayInvoice> RunAsync(PlanQuote quote, Subscription row, GatewaySubscription live, ItemsOfQuote wanted, CancellationToken ct) =>
        gateway.Require<IGatewaySubscriptionChanges>().PreviewChangeAsync(new(row.GatewayId), live.CustomerId, quote.Change(wanted, isTrial: false), ct);

    public async Task<GatewaySubscription> FindAsync(Subscription row, CancellationToken ct) => await gateway.FindSubscriptionAsync(new(row.GatewayId), ct)
        ?? throw new GatewayException("subscription_missing", $"Subscription {row.GatewayId} is gone.", isTransient: false);
}

internal static class MainItems
{
    /// <summary>Finds the plan's own item; the first one where the mirror has not named it yet.</summary>
    public static GatewayItem MainItem(this Subscription row, GatewaySubscription live) => live.Items.FirstOrDefault(item => item.Id.Value == row.ItemId) ?? live.Items[0];
}
