namespace Tenantry.Platform.Tests;

/// <summary>Provides a host for the tests of a class, each of which uses its own tenants.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    public TestApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await TestApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
