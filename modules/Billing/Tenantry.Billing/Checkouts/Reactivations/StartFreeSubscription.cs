using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Starts a free subscription. It needs no payment, so the customer is not sent to a checkout page.</summary>
internal sealed class StartFreeSubscription(BillingDbContext db, ReserveCheckout reserve, ExpireClosingCheckouts expire,
    CreateSubscription begin, EnsureCustomer customers)
{
    /// <summary>
    /// Gets a value indicating whether the payment provider supports this. If it doesn't, its checkout page handles free plans as well.
    /// </summary>
    public bool IsSupported => begin.IsSupported;

    public async Task<Result<string>> RunAsync(Cart cart, CancellationToken ct)
    {
        var reserved = await reserve.RunAsync(cart, cart.Fingerprint, ct);
        if (reserved.IsProblem)
        {
            return reserved.Problem;
        }

        var attempt = reserved.Value.Id;
        if (await expire.RunAsync(cart.Product.Key, ct))
        {
            return CheckoutProblems.PaidElsewhere;
        }

        var created = await customers.UseAsync(customer => begin.RunAsync(cart, customer, card: null, attempt, ct), ct);
        if (created.IsProblem)
        {
            return created.Problem;
        }

        if (await reserve.CompleteAsync(attempt, CheckoutStatus.Paid, ct))
        {
            db.Audit("billing.checkout.started", $"checkout/{attempt}", detail: new { product = cart.Product.Key, plan = cart.Plan.Key });
            await db.SaveChangesAsync(ct);
        }

        return $"/checkout/return?attempt={attempt}";
    }
}
