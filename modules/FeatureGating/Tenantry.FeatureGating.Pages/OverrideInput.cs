using System.ComponentModel.DataAnnotations;
using Tenantry.AdminUi;

namespace Tenantry.FeatureGating.Pages;

/// <summary>Whether an override grants a feature or denies it.</summary>
internal enum OverrideAccess
{
    [Display(Name = "Allow the feature")]
    Allow = 1,

    [Display(Name = "Deny the feature")]
    Deny = 2,
}

/// <summary>The fields of an override that can be changed.</summary>
internal class OverrideInput
{
    [Display(Name = "access", Order = 3)]
    public OverrideAccess Access { get; set; } = OverrideAccess.Allow;

    [Range(0, long.MaxValue, ErrorMessage = "Enter 0 or more."), Display(Name = "a limit per period", Order = 4,
        Description = "For a metered feature that is allowed. Leave it empty for no limit.")]
    public long? Limit { get; set; }

    [Display(Name = "an expiry", Order = 5, Description = "The plan applies again afterward. Leave it empty for an override that stays.")]
    public DateTimeOffset? Expires { get; set; }

    [Required, StringLength(500, MinimumLength = 3), DataType(DataType.MultilineText), Display(Name = "a reason", Order = 6,
        Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";
}

/// <summary>The fields of a new override.</summary>
internal sealed class NewOverrideInput : OverrideInput
{
    [Required(ErrorMessage = "Choose a tenant."), Reference("tenants"), Display(Name = "tenant", Order = 1)]
    public TenantId? Tenant { get; set; }

    [Required(ErrorMessage = "Choose a feature."), Reference("features"), Display(Name = "feature", Order = 2)]
    public string? Feature { get; set; }
}
