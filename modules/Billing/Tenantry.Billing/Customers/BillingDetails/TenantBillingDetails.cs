namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Represents the billing details that appear on a tenant's invoices. This row is the source; the provider is synced to it.
/// </summary>
internal sealed class TenantBillingDetails : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? City { get; set; }

    public string? PostalCode { get; set; }

    public string? State { get; set; }

    /// <summary>Gets or sets the two-letter country code (ISO 3166-1).</summary>
    public string? Country { get; set; }

    public string? VatId { get; set; }

    public VatStatus? VatStatus { get; set; }

    public bool IsReverseCharge { get; set; }

    /// <summary>
    /// Gets or sets the revision, which increases with every change. The provider is in sync if <see cref="SyncedRevision"/> is equal.
    /// </summary>
    public long Revision { get; set; }

    public long SyncedRevision { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public uint Version { get; init; }

    public IEnumerable<string> AddressLines()
    {
        string?[] lines = [Line1, Line2, $"{PostalCode} {City}".Trim(), State, Country is null ? null : Countries.NameOf(Country)];
        return lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line!);
    }
}
