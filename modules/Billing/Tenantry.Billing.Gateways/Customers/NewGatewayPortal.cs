namespace Tenantry.Billing.Gateways;

/// <summary>Represents a page of the provider to open for a customer.</summary>
/// <param name="CustomerId">The provider's ID of the customer.</param>
/// <param name="ReturnUrl">The address that the browser returns to.</param>
/// <param name="Flow">The purpose of the page.</param>
public sealed record NewGatewayPortal(GatewayCustomerId CustomerId, string ReturnUrl, PortalFlow Flow = PortalFlow.Home)
{
    /// <summary>Gets the provider's ID of the subscription to change.</summary>
    /// <value><see langword="null"/> by default; required for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public GatewaySubscriptionId? SubscriptionId { get; init; }

    /// <summary>Gets the item after the change.</summary>
    /// <value><see langword="null"/> by default; required for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public GatewayItemChange? Item { get; init; }
}

/// <summary>Specifies the purpose of a page of the provider.</summary>
public enum PortalFlow
{
    /// <summary>The home page of the portal, as configured at the payment provider.</summary>
    Home = 1,

    /// <summary>The page to update the payment method.</summary>
    Card = 2,

    /// <summary>The page to confirm a plan change, including the bank's authentication.</summary>
    ConfirmChange = 3,
}
