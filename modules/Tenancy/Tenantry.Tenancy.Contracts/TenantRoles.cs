namespace Tenantry.Tenancy.Contracts;

/// <summary>The keys of the built-in roles. A host can replace their permissions and define more roles.</summary>
public static class TenantRoles
{
    /// <summary>Uses the product.</summary>
    public const string Member = "member";

    /// <summary>Also manages people, keys and settings.</summary>
    public const string Admin = "admin";

    /// <summary>Also pays: plans, cards, invoices. A tenant has at least one.</summary>
    public const string Owner = "owner";
}
