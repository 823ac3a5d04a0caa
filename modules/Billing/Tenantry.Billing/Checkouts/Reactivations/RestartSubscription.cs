using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Reactivates a canceled plan with the saved card, for the amount that was shown and no other.</summary>
internal sealed class RestartSubscription(BillingDbContext db, FindRestart find, OpenAttempt attempts, BeginDirectly begin, ILogger<RestartSubscription> logger)
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
            return !restart.IsDirect ? CheckoutProblems.CardNotTaken : restart.DueNow.MinorUnits != confirmedMinor ? CatalogProblems.QuoteStale : await BeginAsync(restart, ct);
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem();
        }
    }

    private async Task<Result<SubscriptionId>> BeginAsync(Restart restart, CancellationToken ct)
    {
        if (await attempts.RunAsync(restart.Basket, $"again {restart.Of} {restart.Basket.Fingerprint} {restart.Card?.Id}", ct) is not { } attempt)
        {
            return CheckoutProblems.AlreadySubscribed;
        }

        try
        {
            var created = await begin.RunAsync(restart.Basket, restart.Customer, restart.Card?.Id, attempt, ct);
            if (await attempts.EndAsync(attempt, CheckoutStatus.Paid, ct))
            {
                db.Audit("billing.subscription.restarted", $"subscription/{restart.Of}");
                await db.SaveChangesAsync(ct);
            }

            return created;
        }
        catch (GatewayException exception) when (exception.IsDeclined || exception.NeedsAuthentication)
        {
            // The provider repeats its answer for the same attempt, so the next click needs a new one.
            await attempts.EndAsync(attempt, CheckoutStatus.Expired, ct);
            return CheckoutProblems.CardNotTaken;
        }
    }
}
