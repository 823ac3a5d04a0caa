using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>
/// Retries a payment from a payment link, with the card that the customer added on the provider's page or with the same card.
/// </summary>
internal sealed class RetryFromLink(
    BillingDbContext db, RecoveryLinks links, RecoveryRateLimiter limit, RetryOnNewCard newCard, RetryPayment retry, ICurrentTenant current)
{
    /// <summary>Retries the payment with the same card at the customer's request.</summary>
    public async Task<Result> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Validate(FixPayment.Path, token) is not { } link)
        {
            return DunningProblems.LinkInvalid;
        }

        if (!limit.Allows(link.Subject))
        {
            return DunningProblems.TooManyAttempts;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await retry.RunAsync(link.Subject, cancellationToken);
    }

    /// <summary>
    /// Retries the payment if the customer has a new card. A visit without a new card, such as by an email scanner, changes nothing.
    /// </summary>
    public async Task OnNewCardAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Validate(FixPayment.Path, token) is not { } link || !limit.Allows(link.Subject))
        {
            return;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        await newCard.RunAsync(await db.Set<Customer>().Select(customer => customer.GatewayId).FirstAsync(cancellationToken),
            cancellationToken);
    }
}
