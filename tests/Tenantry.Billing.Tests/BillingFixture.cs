namespace Tenantry.Billing.Tests;

/// <summary>One billing host for all the tests of a class that do not disturb each other.</summary>
public sealed class BillingFixture : IAsyncLifetime
{
    internal BillingApp Billing { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Billing = await BillingApp.StartAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Billing.DisposeAsync();
}
