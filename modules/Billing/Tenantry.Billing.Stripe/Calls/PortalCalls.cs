using Stripe.BillingPortal;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    private static readonly RequiredFields PortalFields = new("portal session", "url");

    public async Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken ct)
    {
        var request = new SessionCreateOptions { Customer = portal.CustomerId, ReturnUrl = portal.ReturnUrl };
        if (portal.Flow == PortalFlow.Card)
        {
            request.FlowData = Flow("payment_method_update", portal.ReturnUrl);
        }
        else if (portal is { Flow: PortalFlow.ConfirmChange, SubscriptionId: { } subscription, Item: { } item })
        {
            request.FlowData = Flow("subscription_update_confirm", portal.ReturnUrl);
            request.FlowData.SubscriptionUpdateConfirm = new()
            {
                Subscription = subscription, Items = [new() { Id = item.ItemId, Price = item.PriceId, Quantity = item.Quantity }],
            };
        }

        var session = await RunAsync(stripe.V1.BillingPortal.Sessions.CreateAsync(request, For(key), ct), ct);
        PortalFields.Check(session);
        return session.Url;
    }

    private static SessionFlowDataOptions Flow(string type, string returnUrl) =>
        new() { Type = type, AfterCompletion = new() { Type = "redirect", Redirect = new() { ReturnUrl = returnUrl } } };
}
