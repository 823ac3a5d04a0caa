namespace Tenantry.Platform.Data;

internal sealed class CurrentTenant : ICurrentTenant
{
    private static readonly AsyncLocal<(TenantId? Id, string? Name)> Ambient = new();

    public TenantId? Id => Ambient.Value.Id;

    public string? Name => Ambient.Value.Name;

    public IDisposable Change(TenantId? tenant, string? name)
    {
        var previous = Ambient.Value;
        Ambient.Value = (tenant, tenant is null ? null : name ?? (tenant == previous.Id ? previous.Name : null));
        return new Restore(previous);
    }

    private sealed class Restore((TenantId? Id, string? Name) previous) : IDisposable
    {
        public void Dispose() => Ambient.Value = previous;
    }
}
