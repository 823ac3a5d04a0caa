using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Finds what would begin again after a subscription has ended: the same plan at its price of today, without a trial, on the card that is there.</summary>
internal sealed class FindRestart(BillingDbContext db, FillBasket fill, BeginDirectly begin, IPaymentGateway gateway)
{
    public async Task<Result<Restart>> RunAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row.Status != SubscriptionStatus.Canceled)
        {
            return CheckoutProblems.StillRuns;
        }

        var wish = new Purchase(row.Product, row.Plan)
        {
            Choice = new PriceChoice(row.Currency, row.Interval, row.IntervalCount), Quantity = row.Quantity, AddOns = [.. row.AddOns.Select(heldAddOn => heldAddOn.Plan)],
        };
        var filled = await fill.RunAsync(wish, ct);
        if (filled is { IsProblem: true, Problem.Code: var code } && code == CatalogProblems.AddOnNotSold.Code)
        {
            // What stood beside the plan may be sold no more; the page shows what is left.
            filled = await fill.RunAsync(wish with { AddOns = [] }, ct);
        }

        if (filled.IsProblem)
        {
            return filled.Problem;
        }

        // Who had it has had the trial, also where it was of another plan.
        var basket = filled.Value with { HadTrial = true };
        var customer = await db.Set<Customer>().Select(one => one.GatewayId).FirstAsync(ct);
        return new Restart(row.Id, basket, customer, await CardAsync(row.GatewayId, customer, ct), await begin.PreviewAsync(basket, customer, ct));
    }

    private async Task<SavedCard?> CardAsync(string gatewayId, string customer, CancellationToken ct)
    {
        var known = await gateway.FindCustomerAsync(new(customer), ct);
        var method = known?.PaymentMethodId ?? (await gateway.FindSubscriptionAsync(new(gatewayId), ct))?.PaymentMethodId;
        return method is not null && gateway.Find<IGatewayCards>() is { } cards && await cards.FindCardAsync(method, ct) is { CustomerId: { } owner } card
            && owner.Value == customer ? new SavedCard(method, card) : null;
    }
}

/// <summary>What would begin again.</summary>
/// <param name="Of">The subscription that ended.</param>
/// <param name="Basket">The plan, at its price of today.</param>
/// <param name="Customer">The provider's customer.</param>
/// <param name="Card">The card that is there.</param>
/// <param name="DueNow">What is charged at once, as the provider reckons it: with tax, less what is on the balance.</param>
internal sealed record Restart(SubscriptionId Of, Basket Basket, string Customer, SavedCard? Card, Money DueNow)
{
    public bool IsDirect => Card is not null || Basket.IsFree;
}

/// <summary>A card that the provider still has.</summary>
internal sealed record SavedCard(string Id, GatewayCard Card);
