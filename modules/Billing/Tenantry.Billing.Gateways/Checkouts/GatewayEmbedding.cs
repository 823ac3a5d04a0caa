namespace Tenantry.Billing.Gateways;

/// <summary>Represents the data that a page needs to show an embedded checkout.</summary>
/// <param name="Script">The address of the provider's script.</param>
/// <param name="PublicKey">The public key.</param>
public sealed record GatewayEmbedding(string Script, string PublicKey);
