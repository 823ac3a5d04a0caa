namespace Tenantry.Platform.Settings;

/// <summary>Represents the value of a setting for a tenant or for the host.</summary>
internal sealed class SettingValue : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Name { get; init; }

    public required string Value { get; set; }
}
