using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Testing;

/// <summary>Represents a service scope with a current tenant.</summary>
public sealed class TenantScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly IDisposable _tenant;

    internal TenantScope(AsyncServiceScope scope, IDisposable tenant) => (_scope, _tenant) = (scope, tenant);

    /// <summary>Gets a service.</summary>
    /// <typeparam name="T">The type of the service.</typeparam>
    /// <returns>The service.</returns>
    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tenant.Dispose();
        await _scope.DisposeAsync();
    }
}
