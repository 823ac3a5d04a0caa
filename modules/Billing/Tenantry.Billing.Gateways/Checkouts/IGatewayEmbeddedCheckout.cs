namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: a checkout that is shown within a page of the application.</summary>
public interface IGatewayEmbeddedCheckout
{
    /// <summary>Gets the data that a page needs to show a checkout.</summary>
    /// <value><see langword="null"/> if the provider's public key is not configured.</value>
    GatewayEmbedding? Embedding { get; }
}
