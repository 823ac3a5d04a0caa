using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Settings;

/// <summary>Stores settings in the database. Every call opens a scope, so that singletons can use it.</summary>
internal sealed class StoredSettings(IServiceScopeFactory scopes, ICurrentTenant current) : ISettings
{
    public async Task<string> GetAsync(SettingDefinition setting, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        return await FindAsync(db, current.Id ?? TenantId.Host, setting, ct)
            ?? await FindAsync(db, TenantId.Host, setting, ct) ?? setting.Default;
    }

    public async Task SetAsync(SettingDefinition setting, string? value, CancellationToken ct)
    {
        using var tenant = current.Change(current.Id ?? TenantId.Host);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var row = await db.Set<SettingValue>().FirstOrDefaultAsync(stored => stored.Name == setting.Name, ct);
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

    private async Task<string?> FindAsync(PlatformDbContext db, TenantId tenant, SettingDefinition setting, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        return await db.Set<SettingValue>().Where(stored => stored.Name == setting.Name).Select(stored => stored.Value)
            .FirstOrDefaultAsync(ct);
    }
}
