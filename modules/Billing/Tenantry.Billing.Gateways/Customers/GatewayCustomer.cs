namespace Tenantry.Billing.Gateways;

/// <summary>Represents a customer to create at the payment provider.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address that receipts are sent to.</param>
public sealed record NewGatewayCustomer(TenantId Tenant, string Name, string Email);

/// <summary>Represents the details that are printed on a customer's invoices.</summary>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address that receipts are sent to.</param>
/// <param name="Address">The postal address; <see langword="null"/> leaves it unchanged.</param>
public sealed record GatewayCustomerDetails(string Name, string Email, GatewayAddress? Address);

/// <summary>Represents a postal address. Every part is optional.</summary>
/// <param name="Line1">The street and number.</param>
/// <param name="Line2">The apartment, suite or building.</param>
/// <param name="City">The city.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="State">The state or province.</param>
/// <param name="Country">The country, in two letters (ISO 3166-1).</param>
public sealed record GatewayAddress(string? Line1, string? Line2, string? City, string? PostalCode, string? State, string? Country);

/// <summary>Represents a customer at the payment provider.</summary>
/// <param name="Id">The provider's ID.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The email address that receipts are sent to.</param>
/// <param name="Address">The postal address.</param>
/// <param name="TaxIds">The tax IDs.</param>
/// <param name="PaymentMethodId">The payment method that renewals are charged to; <see langword="null"/> if there is none.</param>
/// <param name="IsReverseCharge">Whether the customer is liable for the tax (reverse charge).</param>
public sealed record GatewayCustomer(
    GatewayCustomerId Id, string? Name, string? Email, GatewayAddress? Address, IReadOnlyList<GatewayTaxId> TaxIds,
    GatewayPaymentMethodId? PaymentMethodId,
    bool IsReverseCharge);
