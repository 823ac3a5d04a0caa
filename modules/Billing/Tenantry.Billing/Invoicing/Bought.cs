using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Invoicing;

/// <summary>What a one-off purchase was of. The provider keeps it with the checkout, its payment and its invoice.</summary>
internal sealed record Bought(string Product, string Plan)
{
    /// <summary>Where the provider keeps <c>product/plan</c>.</summary>
    public const string Key = "tenantry_plan";

    /// <summary>What an invoice is for; nothing where it is not of a purchase.</summary>
    public static Bought? Of(GatewayInvoice invoice) => invoice.SubscriptionId is null
        && invoice.Metadata.TryGetValue(Key, out var text) && text.Split('/') is [var product, var plan] ? new(product, plan) : null;
}
