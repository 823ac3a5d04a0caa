namespace Tenantry.Platform.Settings;

/// <summary>What somebody set, for one tenant or for the host.</summary>
internal sealed class SettingValue : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Name { get; init; }

    public required string Value { get; set; }
}
