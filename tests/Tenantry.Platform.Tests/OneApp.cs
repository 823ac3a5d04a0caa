namespace Tenantry.Platform.Tests;

/// <summary>One host for the tests of a class that only add rows of tenants of their own.</summary>
public sealed class OneApp : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await TestApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
