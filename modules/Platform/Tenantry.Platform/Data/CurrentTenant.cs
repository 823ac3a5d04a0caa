namespace Tenantry.Platform.Data;

internal sealed class CurrentTenant : ICurrentTenant
{
    private static readonly AsyncLocal<TenantId?> Ambient = new();

    public TenantId? Id => Ambient.Value;

    public IDisposable Change(TenantId? tenant)
    {
        var former = Ambient.Value;
        Ambient.Value = tenant;
        return new Restore(former);
    }

    private sealed class Restore(TenantId? former) : IDisposable
    {
        public void Dispose() => Ambient.Value = former;
    }
}
