namespace Tenantry.Tenancy.Contracts;

/// <summary>Provides the keys of the built-in roles. A host can replace their permissions and define more roles.</summary>
public static class TenantRoles
{
    /// <summary>Can use the product.</summary>
    public const string Member = "member";

    /// <summary>Can also manage members, API keys and settings.</summary>
    public const string Admin = "admin";

    /// <summary>Can also manage billing: plans, payment methods and invoices. A tenant has at least one owner.</summary>
    public const string Owner = "owner";
}
