using Tenantry.Billing.Customers.BillingDetails;

namespace Tenantry.Billing.Customers.Taxes;

/// <summary>Determines whether reverse charge applies: a business in one EU country buys from a business in another.</summary>
internal static class ReverseCharge
{
    public static bool Applies(SellerOptions seller, TenantBillingDetails buyer)
    {
        var sellerCountry = seller.Country ?? VatNumbers.UnionCountryOf(seller.VatId);
        // A number that the authority does not confirm does not identify a business: the seller would owe the tax.
        return seller.VatId is not null && VatNumbers.IsInUnion(sellerCountry) && VatNumbers.IsInUnion(buyer.Country)
            && buyer.Country != sellerCountry
            && buyer is { VatId: not null, VatStatus: not (VatStatus.Unverified or VatStatus.Refused) };
    }
}
