using Tenantry.Platform.Permissions;

namespace Tenantry.Billing;

/// <summary>The permissions of billing.</summary>
public static class BillingPermissions
{
    /// <summary>See the tenant's plan and invoices.</summary>
    public const string View = "Billing.View";

    /// <summary>Buy, change and cancel plans for the tenant.</summary>
    public const string Manage = "Billing.Manage";

    /// <summary>See every tenant's subscriptions, the catalogue and the webhook inbox.</summary>
    public const string Operate = "Billing.Operate";

    /// <summary>Give money back.</summary>
    public const string Refund = "Billing.Refund";

    /// <summary>Give a plan, a quota, a discount or credits to one tenant.</summary>
    public const string Grant = "Billing.Grant";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "See the plan and the invoices.", "owner", "admin"),
        new(Manage, PermissionSide.Tenant, "Buy, change and cancel plans.", "owner"),
        new(Operate, PermissionSide.Operator, "See every subscription, the catalogue and the webhook inbox, and replay webhooks."),
        new(Refund, PermissionSide.Operator, "Give money back to the card it came from."),
        new(Grant, PermissionSide.Operator, "Give a plan, a quota, a discount or credits to one tenant, beside the price list."),
    ];
}
