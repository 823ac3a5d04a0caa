using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Platform;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Gets the current seller and buyer, which an invoice stores when it is issued.</summary>
internal sealed class GetBillingParties(BillingDbContext db, ITenants tenants, ICurrentTenant current, BillingOptions options,
    PlatformOptions platform)
{
    public BillingParty GetSeller() => new(
        options.Seller.Name ?? platform.SiteName, [.. options.Seller.Address], options.Seller.VatId, options.Seller.Email)
    {
        Footer = options.Seller.Footer,
    };

    public async Task<BillingParty> GetBuyerAsync(CancellationToken ct)
    {
        if (await db.Set<TenantBillingDetails>().AsNoTracking().FirstOrDefaultAsync(ct) is { } details)
        {
            return new BillingParty(details.Name, [.. details.AddressLines()], details.VatId, details.Email)
                { IsReverseCharge = details.IsReverseCharge };
        }

        var summary = await tenants.FindAsync(current.Required, ct);
        return new BillingParty(summary?.Name ?? "", [], null, summary?.OwnerEmail);
    }
}
