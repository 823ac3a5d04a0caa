using Tenantry.Platform.Permissions;

namespace Tenantry.Billing;

/// <summary>Defines the permissions of billing.</summary>
public static class BillingPermissions
{
    /// <summary>Allows a member to view the tenant's plan and invoices.</summary>
    public const string View = "Billing.View";

    /// <summary>Allows a member to buy, change and cancel plans for the tenant.</summary>
    public const string Manage = "Billing.Manage";

    /// <summary>Allows an operator to view every tenant's subscriptions, the catalog and the webhook inbox.</summary>
    public const string Operate = "Billing.Operate";

    /// <summary>Allows an operator to refund payments.</summary>
    public const string Refund = "Billing.Refund";

    /// <summary>Allows an operator to grant a plan, a quota, a discount or credits to one tenant.</summary>
    public const string Grant = "Billing.Grant";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "View the plan and invoices.", "owner", "admin"),
        new(Manage, PermissionSide.Tenant, "Buy, change and cancel plans.", "owner"),
        new(Operate, PermissionSide.Operator,
            "View every subscription, the catalog and the webhook inbox, and replay webhooks.", "support", "finance"),
        new(Refund, PermissionSide.Operator, "Refund payments to the original payment method.", "finance"),
        new(Grant, PermissionSide.Operator, "Grant a plan, a quota, a discount or credits to one tenant.", "finance"),
    ];
}
