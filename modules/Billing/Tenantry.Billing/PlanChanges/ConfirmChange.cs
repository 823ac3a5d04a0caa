using Tenantry.Billing.Catalog;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Opens the provider's page where the customer confirms a change that requires bank authentication.</summary>
internal sealed class ConfirmChange(IPaymentGateway gateway, PreviewPlanChange previews, BuildQuoteItems items, PlatformOptions platform)
{
    public bool IsSupported => gateway.Find<IGatewayPortal>() is not null;

    public async Task<Result<ChangeApplied>> RunAsync(
        PlanQuote quote, Subscription row, PriceVersion price, CancellationToken cancellationToken)
    {
        var live = await previews.FindAsync(row, cancellationToken);
        if (await items.RunAsync(quote, row, live, cancellationToken) is { ChangesPlanOnly: false })
        {
            // The provider's page can confirm a change of one item only.
            return PlanChangeProblems.ConfirmAddOns;
        }

        var url = await gateway.Require<IGatewayPortal>().OpenPortalAsync(
            new NewGatewayPortal(live.CustomerId, $"{platform.PublicUrl.TrimEnd('/')}/space/billing", PortalFlow.ConfirmChange)
            {
                SubscriptionId = GatewayId.From<GatewaySubscriptionId>(row.GatewayId),
                Item = new GatewayItemChange(row.MainItem(live).Id, GatewayId.From<GatewayPriceId>(price.GatewayId), quote.Quantity),
            },
            IdempotencyKey.For("confirm", quote.Id),
            cancellationToken);
        return new ChangeApplied(quote.Timing, row.PeriodEnd, url);
    }
}
