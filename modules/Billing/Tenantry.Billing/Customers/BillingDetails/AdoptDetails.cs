using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Takes over what a buyer typed on the provider's page, where the tenant has no billing details yet: the first invoice names them.</summary>
internal sealed class AdoptDetails(BillingDbContext db, IPaymentGateway gateway, BillingOptions options, TimeProvider clock)
{
    public async Task RunAsync(string customer, CancellationToken ct)
    {
        if (!options.AutomaticTax || await db.Set<DetailsRow>().AnyAsync(ct)
            || await gateway.FindCustomerAsync(new(customer), ct) is not { Address: { Country: not null } address, Name: { } name, Email: { } email } seen)
        {
            return;
        }

        var number = seen.TaxIds.Count > 0 ? seen.TaxIds[0] : null;
        var row = new DetailsRow
        {
            Name = name, Email = email, Line1 = address.Line1, Line2 = address.Line2, City = address.City, PostalCode = address.PostalCode, State = address.State,
            Country = address.Country, VatId = number?.Value, VatStatus = number?.Verification.ToStatus(), Revision = 1, PushedRevision = 1, ChangedAt = clock.GetUtcNow(),
        };
        row.IsReverseCharge = seen.IsReverseCharge || ReverseCharge.Applies(options.Seller, row);
        db.Add(row);
        await db.SaveChangesAsync(ct);
    }
}
