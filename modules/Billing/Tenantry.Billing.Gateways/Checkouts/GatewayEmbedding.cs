namespace Tenantry.Billing.Gateways;

/// <summary>What a page needs to show the provider's checkout.</summary>
/// <param name="Script">The address of the provider's script.</param>
/// <param name="PublicKey">The public key.</param>
public sealed record GatewayEmbedding(string Script, string PublicKey);
