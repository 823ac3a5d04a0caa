using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding;

/// <summary>The permissions of onboarding.</summary>
public static class OnboardingPermissions
{
    /// <summary>View the home page and checklists.</summary>
    public const string View = "Onboarding.View";

    /// <summary>Complete checklist steps.</summary>
    public const string Progress = "Onboarding.Progress";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "View the home page and checklists.", "owner", "admin", "member"),
        new(Progress, PermissionSide.Tenant, "Complete checklist steps.", "owner", "admin", "member"),
    ];
}
