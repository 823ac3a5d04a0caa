using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Reactivates a canceled plan with the saved card, for the amount that was shown and no other.</summary>
internal sealed class ReactivateSubscription(BillingDbContext db, FindReactivation find, ReserveCheckout reserve,
    ExpireClosingCheckouts expire, CreateSubscription begin, ILogger<ReactivateSubscription> logger)
{
    /// <summary>Reactivates the subscription.</summary>
    /// <param name="id">The canceled subscription.</param>
    /// <param name="confirmedMinor">The amount due that the customer confirmed, in minor units.</param>
    /// <param name="ct">The cancellation token.</param>
    public async Task<Result<SubscriptionId>> RunAsync(SubscriptionId id, long confirmedMinor, CancellationToken ct)
    {
        try
        {
            var offer = await find.RunAsync(id, ct);
            if (offer.IsProblem)
            {
                return offer.Problem;
            }

            var restart = offer.Value;
            return !restart.IsDirect ? CheckoutProblems.CardNotCharged : restart.DueNow.MinorUnits != confirmedMinor
                ? CatalogProblems.QuoteStale : await ReactivateAsync(restart, ct);
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem();
        }
    }

    private async Task<Result<SubscriptionId>> ReactivateAsync(Reactivation restart, CancellationToken ct)
    {
        var reserved = await reserve.RunAsync(
            restart.Cart, $"again {restart.SubscriptionId} {restart.Cart.Fingerprint} {restart.Card?.Id}", ct);
        if (reserved.IsProblem)
        {
            return reserved.Problem;
        }

        var attempt = reserved.Value.Id;
        if (await expire.RunAsync(restart.Cart.Product.Key, ct))
        {
            return CheckoutProblems.PaidElsewhere;
        }

        try
        {
            var created = await begin.RunAsync(restart.Cart, restart.Customer, restart.Card?.Id, attempt, ct);
            if (await reserve.CompleteAsync(attempt, CheckoutStatus.Paid, ct))
            {
                db.Audit("billing.subscription.restarted", $"subscription/{restart.SubscriptionId}");
                await db.SaveChangesAsync(ct);
            }

            return created;
        }
        catch (GatewayException exception) when (exception.IsDeclined || exception.NeedsAuthentication)
        {
            // The provider repeats its answer for the same attempt, so the next click needs a new one.
            await reserve.CompleteAsync(attempt, CheckoutStatus.Expired, ct);
            return CheckoutProblems.CardNotCharged;
        }
    }
}
