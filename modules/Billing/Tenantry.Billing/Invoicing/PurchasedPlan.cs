using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>
/// Identifies the plan of a one-time purchase. It is stored in the metadata of the provider's checkout, payment and invoice.
/// </summary>
internal sealed record PurchasedPlan(string Product, string Plan)
{
    /// <summary>The metadata key of <c>product/plan</c>.</summary>
    public const string MetadataKey = "tenantry_plan";

    /// <summary>Gets the purchased plan of an invoice; <see langword="null"/> if the invoice is not for a one-time purchase.</summary>
    public static PurchasedPlan? Of(GatewayInvoice invoice) => invoice.SubscriptionId is null
        && invoice.Metadata.TryGetValue(MetadataKey, out var text) && text.Split('/') is [var product, var plan]
        ? new(product, plan) : null;
}
