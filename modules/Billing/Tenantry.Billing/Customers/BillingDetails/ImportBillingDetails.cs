using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Imports the billing details that a buyer entered on the provider's page if the tenant has none yet, so that the first invoice contains
/// them.
/// </summary>
internal sealed class ImportBillingDetails(BillingDbContext db, IPaymentGateway gateway, BillingOptions options, TimeProvider clock)
{
    public async Task RunAsync(string customer, CancellationToken ct)
    {
        if (!options.AutomaticTax || await db.Set<TenantBillingDetails>().AnyAsync(ct)
            || await gateway.FindCustomerAsync(new(customer), ct) is not { Address: { Country: not null } address, Name: { } name,
                Email: { } email } providerCustomer)
        {
            return;
        }

        var taxId = providerCustomer.TaxIds.Count > 0 ? providerCustomer.TaxIds[0] : null;
        var row = new TenantBillingDetails
        {
            Name = name, Email = email, Line1 = address.Line1, Line2 = address.Line2, City = address.City, PostalCode = address.PostalCode,
            State = address.State,
            Country = address.Country, VatId = taxId?.Value, VatStatus = taxId?.Verification.ToStatus(), Revision = 1, SyncedRevision = 1,
            ChangedAt = clock.GetUtcNow(),
        };
        row.IsReverseCharge = providerCustomer.IsReverseCharge || ReverseCharge.Applies(options.Seller, row);
        db.Add(row);
        await db.SaveChangesAsync(ct);
    }
}
