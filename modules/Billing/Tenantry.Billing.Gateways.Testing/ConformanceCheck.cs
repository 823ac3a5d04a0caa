namespace Tenantry.Billing.Gateways.Testing;

/// <summary>Represents a check of the conformance suite.</summary>
public sealed class ConformanceCheck
{
    private readonly Func<Shop, Task> _runAsync;

    internal ConformanceCheck(string name, Func<Shop, Task> runAsync) => (Name, _runAsync) = (name, runAsync);

    /// <summary>Gets the name, which is a statement about the gateway.</summary>
    public string Name { get; }

    /// <summary>Gets the capability that the check is for; <see langword="null"/> if every gateway must pass it.</summary>
    public Type? Capability { get; private init; }

    /// <summary>Returns the name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    internal static ConformanceCheck For<TCapability>(string name, Func<Shop, TCapability, Task> runAsync)
        where TCapability : class => new(name, shop => RunAsync(shop, runAsync)) { Capability = typeof(TCapability) };

    internal async Task RunAsync(IGatewayTestbed testbed, CancellationToken cancellationToken)
    {
        try
        {
            await _runAsync(new Shop(testbed, cancellationToken));
        }
        catch (GatewayException exception)
        {
            throw new ConformanceException($"{Name}. The gateway failed instead: {exception.Code}: {exception.Message}", exception);
        }
    }

    private static async Task RunAsync<TCapability>(Shop shop, Func<Shop, TCapability, Task> runAsync)
        where TCapability : class
    {
        if (shop.Gateway.Find<TCapability>() is { } capability)
        {
            Expect.Same(capability, shop.Gateway.Require<TCapability>(), "Require returns what Find returns");
            await runAsync(shop, capability);
            return;
        }

        var refused = await Expect.FailureAsync(() => Task.FromResult(shop.Gateway.Require<TCapability>()),
            "a missing capability is refused");
        Expect.That(refused is { IsCapabilityMissing: true, IsTransient: false }, "the refusal says that the capability is missing",
            refused.Code);
    }
}
