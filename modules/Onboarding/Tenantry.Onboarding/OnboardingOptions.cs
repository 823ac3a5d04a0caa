using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Onboarding;

/// <summary>Provides the options of onboarding. Read from the section <c>Tenantry:Onboarding</c>, then from code.</summary>
public sealed class OnboardingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Onboarding";

    /// <summary>Gets or sets the page where a member without a subscription, or with one that ended, chooses a plan.</summary>
    /// <value>The default is <c>/pricing</c>.</value>
    [Required]
    public string PricingPath { get; set; } = "/pricing";
}

[OptionsValidator]
internal sealed partial class OnboardingOptionsValidator : IValidateOptions<OnboardingOptions>;
