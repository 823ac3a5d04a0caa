using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Dunning.PaymentLinks;

/// <summary>Attempts a payment again from its link: with the card that the provider's page added, or with the same one.</summary>
internal sealed class RetryFromLink(
    BillingDbContext db, RecoveryLinks links, RecoveryLimit limit, RetryOnNewCard newCard, RetryPayment retry, ICurrentTenant current)
{
    /// <summary>Attempts the same card again, because a person says that it works now.</summary>
    public async Task<Result> RunAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Read(FixPayment.Path, token) is not { } link)
        {
            return DunningProblems.LinkInvalid;
        }

        if (!limit.Allows(link.Subject))
        {
            return DunningProblems.TooManyTries;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        return await retry.RunAsync(link.Subject, cancellationToken);
    }

    /// <summary>Pays at once where there is another card by now. A visitor who only looks, such as a mail scanner, changes nothing.</summary>
    public async Task OnNewCardAsync(string? token, CancellationToken cancellationToken)
    {
        if (links.Read(FixPayment.Path, token) is not { } link || !limit.Allows(link.Subject))
        {
            return;
        }

        using var ambient = current.Change(new TenantId(link.Tenant));
        await newCard.RunAsync(await db.Set<Customer>().Select(customer => customer.GatewayId).FirstAsync(cancellationToken), cancellationToken);
    }
}
