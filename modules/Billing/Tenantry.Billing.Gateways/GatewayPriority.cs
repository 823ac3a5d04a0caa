namespace Tenantry.Billing.Gateways;

/// <summary>
/// Represents the priority of calls to the payment provider. A gateway that limits its own request rate lets interactive calls overtake
/// background work.
/// </summary>
/// <remarks>Calls are interactive unless they are made within <see cref="Background"/>. The scope flows with <c>await</c>, as an <see
/// cref="AsyncLocal{T}"/> does.</remarks>
public static class GatewayPriority
{
    private static readonly AsyncLocal<bool> Current = new();

    /// <summary>Gets a value indicating whether the current calls are background work.</summary>
    public static bool IsBackground => Current.Value;

    /// <summary>Marks the following calls as background work, such as a reconciliation, until the scope is disposed.</summary>
    /// <returns>The scope. Dispose it in the method that created it.</returns>
    public static IDisposable Background()
    {
        var scope = new Scope(Current.Value);
        Current.Value = true;
        return scope;
    }

    private sealed class Scope(bool before) : IDisposable
    {
        public void Dispose() => Current.Value = before;
    }
}
