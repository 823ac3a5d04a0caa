using Stripe;
using TaxIdVerification = Tenantry.Billing.Gateways.TaxIdVerification;

namespace Tenantry.Billing.Stripe.Objects;

internal static class StripeCustomer
{
    // Name, address and tax status are optional in Stripe's schema.
    private static readonly RequiredFields Fields = new(
        "customer", "id", "email?", "invoice_settings.default_payment_method?", "tax_ids.data");

    private static readonly RequiredFields TaxIdFields = new("tax ID", "id", "value", "verification?.status");

    /// <summary>Maps a customer that was read with its tax IDs expanded; returns <see langword="null"/> for a deleted customer.</summary>
    public static GatewayCustomer? ToGateway(this Customer customer)
    {
        if (customer.Deleted == true)
        {
            return null;
        }

        Fields.Check(customer);
        return new(
            new(customer.Id), customer.Name, customer.Email, customer.Address?.ToGateway(), [.. customer.TaxIds.Data.Select(ToGateway)],
            GatewayId.From<GatewayPaymentMethodId>(customer.InvoiceSettings.DefaultPaymentMethodId), customer.TaxExempt == "reverse");
    }

    public static GatewayTaxId ToGateway(this TaxId taxId)
    {
        TaxIdFields.Check(taxId);
        return new(taxId.Id, taxId.Value, taxId.ReadVerification());
    }

    private static TaxIdVerification? ReadVerification(this TaxId taxId) => taxId.Verification?.Status switch
    {
        null => null,
        "pending" => TaxIdVerification.Pending,
        "verified" => TaxIdVerification.Verified,
        "unverified" => TaxIdVerification.Unverified,
        "unavailable" => TaxIdVerification.Unavailable,
        _ => throw StripeValues.UnknownStatus("tax ID", taxId.Id, taxId.Verification.Status),
    };

    private static GatewayAddress ToGateway(this Address address) =>
        new(address.Line1, address.Line2, address.City, address.PostalCode, address.State, address.Country);
}
