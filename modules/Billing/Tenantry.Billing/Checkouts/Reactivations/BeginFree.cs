using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Checkouts.Reactivations;

/// <summary>Begins what costs nothing. Nobody has to say yes to a payment of nothing, so nobody is led to a page for it.</summary>
internal sealed class BeginFree(BillingDbContext db, OpenAttempt attempts, BeginDirectly begin, EnsureCustomer customers)
{
    /// <summary>Gets a value indicating whether the payment provider can do this. Where it cannot, its page sells what is free as well.</summary>
    public bool IsSupported => begin.IsSupported;

    public async Task<Result<string>> RunAsync(Basket basket, CancellationToken ct)
    {
        if (await attempts.RunAsync(basket, basket.Fingerprint, ct) is not { } attempt)
        {
            return CheckoutProblems.AlreadySubscribed;
        }

        var customer = await customers.RunAsync(ct);
        if (customer.IsProblem)
        {
            return customer.Problem;
        }

        var begun = await begin.RunAsync(basket, customer.Value, card: null, attempt, ct);
        if (begun.IsProblem)
        {
            return begun.Problem;
        }

        if (await attempts.EndAsync(attempt, CheckoutStatus.Paid, ct))
        {
            db.Audit("billing.checkout.started", $"checkout/{attempt}", detail: new { product = basket.Product.Key, plan = basket.Plan.Key });
            await db.SaveChangesAsync(ct);
        }

        return $"/checkout/return?attempt={attempt}";
    }
}
