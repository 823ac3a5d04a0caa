namespace Tenantry.AdminUi;

/// <summary>Represents the context of a shell without tenants.</summary>
internal sealed class NoShellContext : IShellContext
{
    public ValueTask<ShellTenant?> CurrentTenantAsync(CancellationToken ct = default) => default;

    public ValueTask<IReadOnlyList<ShellTenant>> TenantsAsync(CancellationToken ct = default) =>
        ValueTask.FromResult<IReadOnlyList<ShellTenant>>([]);
}
