using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Content;

/// <summary>Provides the options of content. Read from the section <c>Tenantry:Content</c>, then from code.</summary>
public sealed class ContentOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Content";

    /// <summary>Gets or sets the folder that contains the folders of <c>product.Lessons(…)</c>.</summary>
    /// <value>The default is the folder of the application.</value>
    [Required]
    public string ContentRoot { get; set; } = AppContext.BaseDirectory;

    /// <summary>Gets or sets the page where a member whose access has ended chooses a plan.</summary>
    /// <value>The default is <c>/pricing</c>.</value>
    [Required]
    public string PricingPath { get; set; } = "/pricing";
}

[OptionsValidator]
internal sealed partial class ContentOptionsValidator : IValidateOptions<ContentOptions>;
