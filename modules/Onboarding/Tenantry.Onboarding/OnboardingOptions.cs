using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Onboarding;

/// <summary>What onboarding needs to know. Read from the section <c>Tenantry:Onboarding</c>, then from code.</summary>
public sealed class OnboardingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Onboarding";

    /// <summary>Gets or sets the folder that the folders of <c>product.Lessons(…)</c> are in.</summary>
    /// <value>The folder of the application.</value>
    [Required]
    public string ContentRoot { get; set; } = AppContext.BaseDirectory;

    /// <summary>Gets or sets the page where somebody without a subscription, or with one that ended, finds the way back.</summary>
    /// <value><c>/pricing</c></value>
    [Required]
    public string PricingPath { get; set; } = "/pricing";
}

[OptionsValidator]
internal sealed partial class OnboardingOptionsValidator : IValidateOptions<OnboardingOptions>;
