namespace Tenantry.Billing.Gateways;

/// <summary>
/// Synchronizes one kind of the provider's objects. It receives only the ID and reads the object itself, so that events can arrive late,
/// more than once or in any order.
/// </summary>
public interface IObjectSync
{
    /// <summary>Synchronizes an object.</summary>
    /// <param name="gatewayId">The provider's ID of the object.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>Success, or a problem if the object cannot be synchronized, which makes the event a dead letter.</returns>
    Task<Result> RunAsync(string gatewayId, CancellationToken cancellationToken);
}
