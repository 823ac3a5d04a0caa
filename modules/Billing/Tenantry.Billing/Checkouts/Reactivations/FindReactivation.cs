using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>
/// Builds the offer to reactivate a canceled subscription: the same plan at its current price, without a trial, charged to the saved card.
/// </summary>
internal sealed class FindReactivation(
    BillingDbContext db, BuildCart carts, CreateSubscription begin, EnsureCustomer customers, IPaymentGateway gateway)
{
    public async Task<Result<Reactivation>> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.Status != SubscriptionStatus.Canceled)
        {
            return CheckoutProblems.SubscriptionNotEnded;
        }

        var order = new CheckoutRequest(row.Product, row.Plan)
        {
            Choice = new PriceChoice(row.Currency, row.Interval, row.IntervalCount),
            Quantity = row.Price.PricingModel is null ? null : row.Quantity,
            AddOns = [.. row.AddOns.Select(heldAddOn => heldAddOn.Plan)],
        };
        var built = await carts.RunAsync(order, ct);
        if (built is { IsProblem: true, Problem.Code: var code } && code == CatalogProblems.AddOnNotSold.Code)
        {
            // The add-ons may no longer be sold; the page shows the remaining lines.
            built = await carts.RunAsync(order with { AddOns = [] }, ct);
        }

        if (built is { IsProblem: true, Problem.Field: "quantity" })
        {
            // The plan is sold in other quantities today. The page shows the quantity and its price.
            built = await carts.RunAsync(order with { Quantity = null }, ct);
        }

        if (built.IsProblem)
        {
            return built.Problem;
        }

        // The customer has used the trial of this product, even if it was with another plan.
        var cart = built.Value with { HadTrial = true };
        return await customers.UseAsync<Reactivation>(async customer => new Reactivation(
            row.Id, cart, customer, await CardAsync(row.GatewayId, customer, ct), await begin.PreviewAsync(cart, customer, ct)), ct);
    }

    private async Task<SavedCard?> CardAsync(string gatewayId, string customer, CancellationToken ct)
    {
        var providerCustomer = await gateway.FindCustomerAsync(new(customer), ct);
        var method = providerCustomer?.PaymentMethodId ?? (await gateway.FindSubscriptionAsync(new(gatewayId), ct))?.PaymentMethodId;
        return method is not null && gateway.Find<IGatewayCards>() is { } cards
            && await cards.FindCardAsync(method, ct) is { CustomerId: { } owner } card
            && owner.Value == customer ? new SavedCard(method, card) : null;
    }
}

/// <summary>Represents the offer to reactivate a subscription.</summary>
/// <param name="SubscriptionId">The canceled subscription.</param>
/// <param name="Cart">The cart with the plan at its current price.</param>
/// <param name="Customer">The provider's ID of the customer.</param>
/// <param name="Card">The saved card, if any.</param>
/// <param name="DueNow">The amount that is charged immediately, as calculated by the provider: with tax, less the customer's
/// balance.</param>
internal sealed record Reactivation(SubscriptionId SubscriptionId, Cart Cart, string Customer, SavedCard? Card, Money DueNow)
{
    public bool IsDirect => Card is not null || Cart.IsFree;
}

/// <summary>Represents a card that is saved at the payment provider.</summary>
internal sealed record SavedCard(string Id, GatewayCard Card);
