using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Begins an ended plan again on the card that is there, for the amount that was shown and for no other.</summary>
internal sealed class RestartSubscription(BillingDbContext db, FindRestart find, OpenAttempt attempts, BeginDirectly begin, ILogger<RestartSubscription> logger)
{
    /// <summary>Begins it.</summary>
    /// <param name="id">The subscription that ended.</param>
    /// <param name="shown">What the customer was shown as due now, in minor units.</param>
    /// <param name="ct">Stops the beginning.</param>
    public async Task<Result<SubscriptionId>> RunAsync(SubscriptionId id, long shown, CancellationToken ct)
    {
        try
        {
            var found = await find.RunAsync(id, ct);
            if (found.IsProblem)
            {
                return found.Problem;
            }

            var restart = found.Value;
            return !restart.IsDirect ? CheckoutProblems.CardNotTaken : restart.DueNow.MinorUnits != shown ? CatalogProblems.QuoteStale : await BeginAsync(restart, ct);
        }
        catch (GatewayException silent)
        {
            logger.CheckoutRefused(silent.Code, silent);
            return silent.ToProblem();
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
            var begun = await begin.RunAsync(restart.Basket, restart.Customer, restart.Card?.Id, attempt, ct);
            if (await attempts.EndAsync(attempt, CheckoutStatus.Paid, ct))
            {
                db.Audit("billing.subscription.restarted", $"subscription/{restart.Of}");
                await db.SaveChangesAsync(ct);
            }

            return begun;
        }
        catch (GatewayException declined) when (declined.IsDeclined || declined.NeedsAuthentication)
        {
            // The provider remembers its answer to the attempt: the next click is another one.
            await attempts.EndAsync(attempt, CheckoutStatus.Expired, ct);
            return CheckoutProblems.CardNotTaken;
        }
    }
}
