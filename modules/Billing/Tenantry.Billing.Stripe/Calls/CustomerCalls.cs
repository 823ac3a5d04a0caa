using Stripe;
using Tenantry.Billing.Stripe.Objects;
using static Tenantry.Billing.Stripe.Http.GatewayCalls;

namespace Tenantry.Billing.Stripe;

internal sealed partial class StripeGateway
{
    public async Task<GatewayCustomerId> CreateCustomerAsync(NewGatewayCustomer customer, IdempotencyKey key, CancellationToken ct)
    {
        var request = new CustomerCreateOptions
        {
            Name = customer.Name, Email = customer.Email, Metadata = new() { ["tenantry_tenant"] = customer.Tenant.ToString() },
        };
        return new((await RunAsync(stripe.V1.Customers.CreateAsync(request, For(key), ct), ct)).RequiredId());
    }

    public async Task<GatewayCustomer?> FindCustomerAsync(GatewayCustomerId id, CancellationToken ct) =>
        (await FindAsync(stripe.V1.Customers.GetAsync(id, new() { Expand = ["tax_ids"] }, cancellationToken: ct), ct))?.ToGateway();

    public Task UpdateCustomerAsync(GatewayCustomerId id, GatewayCustomerDetails details, IdempotencyKey key, CancellationToken ct)
    {
        var request = new CustomerUpdateOptions { Name = details.Name, Email = details.Email };
        if (details.Address is { } address)
        {
            // An empty field clears the old value; a missing one would combine the old street with the new city.
            request.Address = new()
            {
                Line1 = address.Line1 ?? "", Line2 = address.Line2 ?? "", City = address.City ?? "", PostalCode = address.PostalCode ?? "",
                State = address.State ?? "", Country = address.Country ?? "",
            };
        }

        return RunAsync(stripe.V1.Customers.UpdateAsync(id, request, For(key), ct), ct);
    }

    public Task SetReverseChargeAsync(GatewayCustomerId id, bool isReverse, IdempotencyKey key, CancellationToken ct) =>
        RunAsync(stripe.V1.Customers.UpdateAsync(id, new() { TaxExempt = isReverse ? "reverse" : "none" }, For(key), ct), ct);

    public async Task<GatewayTaxId> AddTaxIdAsync(
        GatewayCustomerId id, string country, string value, IdempotencyKey key, CancellationToken ct)
    {
        var request = new CustomerTaxIdCreateOptions { Type = StripeTaxIdTypes.Of(country), Value = value };
        return (await RunAsync(stripe.V1.Customers.TaxIds.CreateAsync(id, request, For(key), ct), ct)).ToGateway();
    }

    public Task RemoveTaxIdAsync(GatewayCustomerId id, string taxId, CancellationToken ct) =>
        FindAsync(stripe.V1.Customers.TaxIds.DeleteAsync(id, taxId, cancellationToken: ct), ct);
}
