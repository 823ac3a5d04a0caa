using Microsoft.EntityFrameworkCore;

namespace Tenantry.Platform.Settings;

internal sealed class StoredSettings(PlatformDbContext db, ICurrentTenant current) : ISettings
{
    public async Task<string> GetAsync(SettingDefinition setting, CancellationToken ct) =>
        await FindAsync(current.Id ?? TenantId.Host, setting, ct)
        ?? await FindAsync(TenantId.Host, setting, ct)
        ?? setting.Default;

    public async Task SetAsync(SettingDefinition setting, string? value, CancellationToken ct)
    {
        using var tenant = current.Change(current.Id ?? TenantId.Host);
        var row = await db.Set<SettingValue>().FirstOrDefaultAsync(one => one.Name == setting.Name, ct);
        if (row is null && value is not null)
        {
            db.Add(new SettingValue { Name = setting.Name, Value = value });
        }
        else if (value is not null)
        {
            row!.Value = value;
        }
        else if (row is not null)
        {
            db.Remove(row);
        }

        db.Audit("platform.setting.changed", $"setting/{setting.Name}", detail: new { value });
        await db.SaveChangesAsync(ct);
    }

    private async Task<string?> FindAsync(TenantId tenant, SettingDefinition setting, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        return await db.Set<SettingValue>().Where(one => one.Name == setting.Name).Select(one => one.Value).FirstOrDefaultAsync(ct);
    }
}
