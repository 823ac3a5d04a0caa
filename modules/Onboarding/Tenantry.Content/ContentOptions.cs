using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Content;

/// <summary>Options of content.</summary>
public sealed class ContentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Content";

    /// <summary>Gets or sets the root folder of the folders passed to <c>product.Lessons(…)</c>.</summary>
    /// <value>The default is the application's base directory.</value>
    [Required]
    public string ContentRoot { get; set; } = AppContext.BaseDirectory;

    /// <summary>Gets or sets the path of the pricing page, shown to members whose access has ended.</summary>
    /// <value>The default is <c>/pricing</c>.</value>
    [Required]
    public string PricingPath { get; set; } = "/pricing";
}

[OptionsValidator]
internal sealed partial class ContentOptionsValidator : IValidateOptions<ContentOptions>;
