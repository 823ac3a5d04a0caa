using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

/// <summary>
/// Represents the id of a tenant's row in a URL. It contains both parts of the primary key, so that a lookup reads one row instead of
/// scanning the table.
/// </summary>
internal sealed record RowKey(TenantId Tenant, Guid Id)
{
    public static RowKey? Parse(string text) =>
        text.Length == 65 && text[32] == '-' && Guid.TryParseExact(text[..32], "N", out var tenant)
        && Guid.TryParseExact(text[33..], "N", out var id)
            ? new RowKey(new TenantId(tenant), id)
            : null;

    public override string ToString() => $"{Tenant.Value:N}-{Id:N}";
}
