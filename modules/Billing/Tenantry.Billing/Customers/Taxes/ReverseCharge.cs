using Tenantry.Billing.Customers.BillingDetails;

namespace Tenantry.Billing.Customers.Taxes;

/// <summary>Says whether the buyer owes the tax: a business of one country of the EU buys from one of another.</summary>
internal static class ReverseCharge
{
    public static bool Applies(SellerOptions seller, DetailsRow buyer)
    {
        var from = seller.Country ?? VatNumbers.UnionCountryOf(seller.VatId);
        // A number that the authority does not know is no business's: the seller would owe the tax.
        return seller.VatId is not null && VatNumbers.IsInUnion(from) && VatNumbers.IsInUnion(buyer.Country) && buyer.Country != from
            && buyer is { VatId: not null, VatStatus: not (VatStatus.Unverified or VatStatus.Refused) };
    }
}
