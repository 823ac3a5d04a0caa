using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Onboarding;

/// <summary>Options of onboarding.</summary>
public sealed class OnboardingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Onboarding";

    /// <summary>Gets or sets the path of the pricing page, shown to members without access.</summary>
    /// <value>The default is <c>/pricing</c>.</value>
    [Required]
    public string PricingPath { get; set; } = "/pricing";
}

[OptionsValidator]
internal sealed partial class OnboardingOptionsValidator : IValidateOptions<OnboardingOptions>;
