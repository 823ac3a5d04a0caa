namespace Tenantry.Tenancy.Tenants;

/// <summary>Represents the subdomain of a tenant.</summary>
[SharedAcrossTenants("A request resolves its tenant by subdomain before it has a tenant; subdomains are public in DNS.")]
internal sealed class TenantSubdomain
{
    public required string Subdomain { get; init; }

    public TenantId Owner { get; init; }
}
