using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Lifecycle;

/// <summary>Provides the options of lifecycle emails. Read from the section <c>Tenantry:Lifecycle</c>, then from code.</summary>
public sealed class LifecycleOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Lifecycle";

    /// <summary>Gets or sets the member's home page, to which emails link.</summary>
    /// <value>The default is <c>/space</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string HomePath { get; set; } = "/space";
}

[OptionsValidator]
internal sealed partial class LifecycleOptionsValidator : IValidateOptions<LifecycleOptions>;
