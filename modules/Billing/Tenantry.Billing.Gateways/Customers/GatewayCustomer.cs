namespace Tenantry.Billing.Gateways;

/// <summary>Who pays.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Where receipts go.</param>
public sealed record NewGatewayCustomer(TenantId Tenant, string Name, string Email);

/// <summary>A postal address. Each part may be missing.</summary>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">What follows them.</param>
/// <param name="City">The city.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="State">The state or province.</param>
/// <param name="Country">The country, in two letters (ISO 3166-1).</param>
public sealed record GatewayAddress(string? Line1, string? Line2, string? City, string? PostalCode, string? State, string? Country);

/// <summary>What stands on a customer's invoices.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">Where receipts go.</param>
/// <param name="Address">The postal address; <see langword="null"/> leaves it as it is.</param>
public sealed record GatewayCustomerDetails(string Name, string Email, GatewayAddress? Address);

/// <summary>A tax number.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Type">The kind, in the provider's words, such as <c>eu_vat</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Verification">What the authority said: <c>pending</c>, <c>verified</c>, <c>unverified</c> or <c>unavailable</c>.</param>
public sealed record GatewayTaxId(string Id, string Type, string Value, string? Verification);

/// <summary>A customer as the provider has it.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">Where receipts go.</param>
/// <param name="Address">The postal address.</param>
/// <param name="TaxIds">The tax numbers.</param>
/// <param name="PaymentMethodId">The card that renewals are charged to; <see langword="null"/> where none is chosen.</param>
/// <param name="IsReverseCharge">Whether the customer owes the tax itself.</param>
public sealed record GatewayCustomer(
    string Id, string? Name, string? Email, GatewayAddress? Address, IReadOnlyList<GatewayTaxId> TaxIds, string? PaymentMethodId, bool IsReverseCharge);

/// <summary>What the provider's page is opened for.</summary>
public enum PortalFlow
{
    /// <summary>Everything that is configured at the provider.</summary>
    Home = 1,

    /// <summary>The card alone.</summary>
    Card = 2,

    /// <summary>To confirm one change of plan, with the authentication that the bank asks for.</summary>
    ConfirmChange = 3,
}

/// <summary>A page of the provider's for one customer.</summary>
/// <param name="CustomerId">The provider's id of the customer.</param>
/// <param name="ReturnUrl">Where to go afterwards.</param>
/// <param name="Flow">What it is for.</param>
public sealed record NewGatewayPortal(string CustomerId, string ReturnUrl, PortalFlow Flow = PortalFlow.Home)
{
    /// <summary>Gets the provider's id of the subscription to change.</summary>
    /// <value>None; needed for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public string? SubscriptionId { get; init; }

    /// <summary>Gets the item as it shall be.</summary>
    /// <value>None; needed for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public GatewayItemChange? Item { get; init; }
}
