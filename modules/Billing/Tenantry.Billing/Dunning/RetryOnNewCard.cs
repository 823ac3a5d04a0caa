using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Retries unpaid invoices as soon as the customer has a new card, even if the customer has closed the page. Each card is tried once, so
/// repeated calls make no further attempts.
/// </summary>
internal sealed class RetryOnNewCard(BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, RetryPayment retry,
    ICurrentTenant current) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        if (await customers.FindAsync(gatewayId, ct) is not { } tenant)
        {
            return Result.Success;
        }

        using var ambient = current.Change(tenant);
        var cases = await db.Set<DunningCase>().AsNoTracking().Where(dunningCase => dunningCase.ClosedAt == null)
            .OrderBy(dunningCase => dunningCase.StartedAt).ToListAsync(ct);
        if (cases.Count == 0 || await gateway.FindCustomerAsync(new(gatewayId), ct) is not { PaymentMethodId: { } card })
        {
            return Result.Success;
        }

        foreach (var dunningCase in cases.Where(dunningCase => dunningCase.CardId != card))
        {
            await retry.RunWithCardAsync(card, dunningCase.InvoiceId, ct);
        }

        return Result.Success;
    }
}
