namespace Tenantry.Billing.Gateways;

/// <summary>
/// Synchronizes one kind of the provider's objects. It is given the ID alone, and reads the object itself, so that events can arrive late,
/// twice or in any order.
/// </summary>
public interface IObjectSync
{
    /// <summary>Synchronizes an object.</summary>
    /// <param name="gatewayId">The provider's ID of the object.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>Success, or why it cannot be synchronized. The event is then a dead letter.</returns>
    Task<Result> RunAsync(string gatewayId, CancellationToken cancellationToken);
}
