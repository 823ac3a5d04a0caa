namespace Tenantry.Billing.Gateways;

/// <summary>A page of the provider to open for a customer.</summary>
/// <param name="CustomerId">The provider's ID of the customer.</param>
/// <param name="ReturnUrl">The address that the browser returns to.</param>
/// <param name="Flow">The purpose of the page.</param>
public sealed record NewGatewayPortal(GatewayCustomerId CustomerId, string ReturnUrl, PortalFlow Flow = PortalFlow.Home)
{
    /// <summary>Gets the provider's ID of the subscription to change.</summary>
    /// <value>None; required for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public GatewaySubscriptionId? SubscriptionId { get; init; }

    /// <summary>Gets the item after the change.</summary>
    /// <value>None; required for <see cref="PortalFlow.ConfirmChange"/>.</value>
    public GatewayItemChange? Item { get; init; }
}

/// <summary>The purpose of a page of the provider.</summary>
public enum PortalFlow
{
    /// <summary>The pages that the provider is configured to show.</summary>
    Home = 1,

    /// <summary>To update the payment method.</summary>
    Card = 2,

    /// <summary>To confirm a plan change, with the authentication that the bank asks for.</summary>
    ConfirmChange = 3,
}
