namespace Tenantry;

/// <summary>Specifies the modules that a host can exclude from <see cref="TenantryModule.AddTenantry"/>.</summary>
[Flags]
public enum TenantryModules
{
    /// <summary>No module is excluded.</summary>
    None = 0,

    /// <summary>
    /// Onboarding checklists and the member's home page at <c>/space</c>, which redirects to billing if the module is excluded.
    /// </summary>
    Onboarding = 1,

    /// <summary>Lessons, projects and communities.</summary>
    Content = 2,

    /// <summary>The welcome email and the emails about lessons.</summary>
    Lifecycle = 4,

    /// <summary>
    /// Revenue metrics and the operator's home page at <c>/admin</c>, which redirects to the subscriptions if the module is excluded.
    /// </summary>
    RevenueDashboard = 8,
}
