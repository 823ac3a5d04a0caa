namespace Tenantry.Metering.Tests;

/// <summary>The host that the tests share, started by the first that needs it and stopped after the last.</summary>
public sealed class SharedHost : IAsyncDisposable
{
    internal static Lazy<Task<TestApp>> App { get; } = new(async () => (await MeteringApp.StartAsync()).App);

    public async ValueTask DisposeAsync()
    {
        if (App.IsValueCreated)
        {
            await (await App.Value).DisposeAsync();
        }
    }
}
