namespace Tenantry.Tenancy.Contracts;

/// <summary>What a person is in one tenant. Stored and sent by name.</summary>
public enum TenantRole
{
    /// <summary>Uses the product.</summary>
    Member = 1,

    /// <summary>Also manages people, keys and settings.</summary>
    Admin = 2,

    /// <summary>Also pays: plans, cards, invoices. A tenant has at least one.</summary>
    Owner = 3,
}
