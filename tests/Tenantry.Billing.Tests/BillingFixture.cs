namespace Tenantry.Billing.Tests;

/// <summary>Provides a billing host that all tests of a class share.</summary>
public sealed class BillingFixture : IAsyncLifetime
{
    internal BillingApp Billing { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Billing.DisposeAsync();
}
