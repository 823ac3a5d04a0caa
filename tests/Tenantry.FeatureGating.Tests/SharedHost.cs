namespace Tenantry.FeatureGating.Tests;

/// <summary>Provides the host that tests share. It starts with the first test that needs it and stops after the last one.</summary>
public sealed class SharedHost : IAsyncDisposable
{
    internal static Lazy<Task<TestApp>> App { get; } = new(GatingApp.StartHostAsync);

    public async ValueTask DisposeAsync()
    {
        if (App.IsValueCreated)
        {
            await (await App.Value).DisposeAsync();
        }
    }
}
