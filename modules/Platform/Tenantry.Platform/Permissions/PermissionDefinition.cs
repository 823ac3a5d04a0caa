namespace Tenantry.Platform.Permissions;

/// <summary>On which side of the deployment a permission counts.</summary>
public enum PermissionSide
{
    /// <summary>Within one tenant; given by the person's role there.</summary>
    Tenant = 1,

    /// <summary>Across tenants; given to operators.</summary>
    Operator = 2,
}

/// <summary>A permission: a named thing that a person may do.</summary>
/// <param name="Name"><c>Module.Things.Verb</c>, such as <c>Billing.Subscriptions.Manage</c>; never renamed.</param>
/// <param name="Side">Where it counts.</param>
/// <param name="Does">What it allows, in a sentence.</param>
/// <param name="Roles">
/// The roles that have it unless the host defines them otherwise: <c>owner</c>, <c>admin</c>, <c>member</c>. Empty for operators'
/// permissions.
/// </param>
public sealed record PermissionDefinition(string Name, PermissionSide Side, string Does, params IReadOnlyList<string> Roles);
