using Tenantry.Platform.Permissions;

namespace Tenantry.Onboarding;

/// <summary>The permissions of onboarding.</summary>
public static class OnboardingPermissions
{
    /// <summary>See the home page, the lessons and the checklist.</summary>
    public const string View = "Onboarding.View";

    /// <summary>Mark lessons as done and tick steps.</summary>
    public const string Progress = "Onboarding.Progress";

    /// <summary>See every tenant's enrolments.</summary>
    public const string Operate = "Onboarding.Operate";

    internal static PermissionDefinition[] All { get; } =
    [
        new(View, PermissionSide.Tenant, "See the home page, the lessons and the checklist.", "owner", "admin", "member"),
        new(Progress, PermissionSide.Tenant, "Mark lessons as done and tick steps.", "owner", "admin", "member"),
        new(Operate, PermissionSide.Operator, "See every enrolment and how far it is."),
    ];
}
