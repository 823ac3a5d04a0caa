namespace Tenantry.AdminUi;

/// <summary>The headings in the operator's navigation. A page may also stand under a heading of its own; headings come in the order of their first page.</summary>
public static class OperatorGroups
{
    /// <summary>Tenants, their people, and what they have; pages of order 10 to 19.</summary>
    public const string Customers = "Customers";

    /// <summary>What is on sale, and for how much; pages of order 20 to 29.</summary>
    public const string Catalogue = "Catalogue";

    /// <summary>What was charged, paid and given back; pages of order 30 to 39.</summary>
    public const string Money = "Money";

    /// <summary>What tenants use; pages of order 40 to 49.</summary>
    public const string Usage = "Usage";

    /// <summary>The deployment itself: mails, jobs, webhooks, the audit trail; pages of order 900 and above.</summary>
    public const string System = "System";
}
