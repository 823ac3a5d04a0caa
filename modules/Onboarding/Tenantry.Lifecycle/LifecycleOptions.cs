using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Lifecycle;

/// <summary>Options of lifecycle emails.</summary>
public sealed class LifecycleOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Lifecycle";

    /// <summary>Gets or sets the path of the member's home page, to which emails link.</summary>
    /// <value>The default is <c>/space</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string HomePath { get; set; } = "/space";
}

[OptionsValidator]
internal sealed partial class LifecycleOptionsValidator : IValidateOptions<LifecycleOptions>;
