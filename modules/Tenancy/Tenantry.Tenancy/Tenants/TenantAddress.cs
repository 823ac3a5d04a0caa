namespace Tenantry.Tenancy.Tenants;

/// <summary>Which tenant a subdomain leads to.</summary>
[SharedAcrossTenants("A request must find its tenant by its address before it has one; subdomains are public in DNS.")]
internal sealed class TenantAddress
{
    public required string Subdomain { get; init; }

    public TenantId Owner { get; init; }
}
