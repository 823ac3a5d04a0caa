using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<string> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct) => (await stripe.PostAsync<StripeId>(
        "v1/customers",
        new FormFields().Add("name", customer.Name).Add("email", customer.Email).Add("metadata[tenantry_tenant]", customer.Tenant.ToString()),
        key,
        ct)).Id;

    public async Task<GatewayCustomer?> FindCustomerAsync(string id, CancellationToken ct) =>
        await stripe.FindAsync<StripeCustomer>($"{Path("customers", id)}?expand[0]=tax_ids", ct) is { Deleted: false } found ? found.Read() : null;

    public Task UpdateCustomerAsync(string id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields().Add("name", details.Name).Add("email", details.Email);
        if (details.Address is { } address)
        {
            // An empty field clears what stood there; a missing one would leave the old street beside the new city.
            fields.Add("address[line1]", address.Line1 ?? "").Add("address[line2]", address.Line2 ?? "").Add("address[city]", address.City ?? "")
                .Add("address[postal_code]", address.PostalCode ?? "").Add("address[state]", address.State ?? "").Add("address[country]", address.Country ?? "");
        }

        return stripe.PostAsync<StripeId>(Path("customers", id), fields, key, ct);
    }

    public Task SetReverseChargeAsync(string id, bool isReverse, IdempotencyKey key, CancellationToken ct) =>
        stripe.PostAsync<StripeId>(Path("customers", id), new FormFields().Add("tax_exempt", isReverse ? "reverse" : "none"), key, ct);

    public async Task<GatewayTaxId> AddTaxIdAsync(string id, string type, string value, IdempotencyKey key, CancellationToken ct) =>
        (await stripe.PostAsync<StripeTaxId>($"{Path("customers", id)}/tax_ids", new FormFields().Add("type", type).Add("value", value), key, ct)).Read();

    public Task RemoveTaxIdAsync(string id, string taxId, CancellationToken ct) =>
        stripe.DeleteAsync($"{Path("customers", id)}/tax_ids/{Uri.EscapeDataString(taxId)}", null, null, ct);

    public async Task<string> OpenPortalAsync(NewGatewayPortal portal, IdempotencyKey key, CancellationToken ct)
    {
        var fields = new FormFields().Add("customer", portal.CustomerId).Add("return_url", portal.ReturnUrl);
        if (portal.Flow == PortalFlow.Card)
        {
            AddFlow(fields, "payment_method_update", portal.ReturnUrl);
        }
        else if (portal is { Flow: PortalFlow.ConfirmChange, SubscriptionId: { } subscription, Item: { } item })
        {
            AddFlow(fields, "subscription_update_confirm", portal.ReturnUrl);
            fields.Add("flow_data[subscription_update_confirm][subscription]", subscription)
                .Add("flow_data[subscription_update_confirm][items][0][id]", item.ItemId)
                .Add("flow_data[subscription_update_confirm][items][0][price]", item.PriceId)
                .Add("flow_data[subscription_update_confirm][items][0][quantity]", item.Quantity);
        }

        return (await stripe.PostAsync<StripePortalSession>("v1/billing_portal/sessions", fields, key, ct)).Url;
    }

    private static void AddFlow(FormFields fields, string type, string returnUrl) => fields
        .Add("flow_data[type]", type)
        .Add("flow_data[after_completion][type]", "redirect")
        .Add("flow_data[after_completion][redirect][return_url]", returnUrl);
}
