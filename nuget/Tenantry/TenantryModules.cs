namespace Tenantry;

/// <summary>Specifies modules that a host may leave out of <see cref="TenantryModule.AddTenantry"/>.</summary>
[Flags]
public enum TenantryModules
{
    /// <summary>None: the host has every module.</summary>
    None = 0,

    /// <summary>Checklists for new subscribers, and the home page of a member at <c>/space</c>, which then leads to billing.</summary>
    Onboarding = 1,

    /// <summary>Lessons, projects and communities.</summary>
    Content = 2,

    /// <summary>The welcome email and the emails about lessons.</summary>
    Lifecycle = 4,

    /// <summary>The ledger of revenue, and the operator's home page at <c>/admin</c>, which then leads to the subscriptions.</summary>
    RevenueDashboard = 8,
}
