using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding;

/// <summary>The permissions of onboarding.</summary>
public static class OnboardingPermissions
{
    /// <summary>See the home page and the checklists.</summary>
    public const string View = "Onboarding.View";

    /// <summary>Complete steps of a checklist.</summary>
    public const string Progress = "Onboarding.Progress";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "See the home page and the checklists.", "owner", "admin", "member"),
        new(Progress, PermissionSide.Tenant, "Complete steps of a checklist.", "owner", "admin", "member"),
    ];
}
