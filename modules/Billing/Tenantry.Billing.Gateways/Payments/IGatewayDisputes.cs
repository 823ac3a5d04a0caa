namespace Tenantry.Billing.Gateways;

/// <summary>Optional capability: reads disputes.</summary>
public interface IGatewayDisputes
{
    /// <summary>Reads a dispute.</summary>
    /// <param name="id">The provider's ID of the dispute.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>The dispute, or <see langword="null"/>.</returns>
    Task<GatewayDispute?> FindDisputeAsync(GatewayDisputeId id, CancellationToken cancellationToken = default);
}
