namespace Tenantry.AdminUi;

/// <summary>Names the entries of the operator's navigation. Pages of one section are its tabs, in their order.</summary>
public static class OperatorSections
{
    /// <summary>Revenue metrics and MRR movements.</summary>
    public const string Revenue = "Revenue";

    /// <summary>Tenants and their people.</summary>
    public const string Customers = "Customers";

    /// <summary>Subscriptions and what changes them.</summary>
    public const string Subscriptions = "Subscriptions";

    /// <summary>Payments, invoices, disputes and dunning.</summary>
    public const string Payments = "Payments";

    /// <summary>Products, plans, prices, coupons and features.</summary>
    public const string Products = "Products";

    /// <summary>Usage and its limits.</summary>
    public const string Usage = "Usage";

    /// <summary>Content, enrollments and emails.</summary>
    public const string Content = "Content & email";

    /// <summary>Jobs, webhooks, the audit trail and settings.</summary>
    public const string System = "System";

    internal static IReadOnlyList<(string Title, string Icon)> All { get; } =
    [
        (Revenue, "chart-line"), (Customers, "building"), (Subscriptions, "refresh"), (Payments, "credit-card"), (Products, "package"),
        (Usage, "activity"),
        (Content, "mail"), (System, "settings"),
    ];
}
