using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.AdminUi;

/// <summary>Represents the product name, logo and links of the shells, bound to the section <c>Tenantry:AdminUi</c>.</summary>
public sealed class AdminUiOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Tenantry:AdminUi";

    /// <summary>Gets or sets the product name, shown in the header and title of every page.</summary>
    /// <value><c>Tenantry</c> by default; 1 to 60 characters.</value>
    [Required, StringLength(60, MinimumLength = 1)]
    public string ProductName { get; set; } = "Tenantry";

    /// <summary>Gets or sets the one or two letters of the logo. They are used if <see cref="LogoPath"/> is not set.</summary>
    /// <value>The first letter of <see cref="ProductName"/> by default.</value>
    [StringLength(2)]
    public string? LogoText { get; set; }

    /// <summary>Gets or sets the URL of a square image that replaces the letters of the logo.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? LogoPath { get; set; }

    /// <summary>Gets or sets the support email address, shown on error pages and in the footer of the visitor shell.</summary>
    /// <value><see langword="null"/> by default: the link is hidden.</value>
    [EmailAddress]
    public string? SupportEmail { get; set; }

    /// <summary>Gets or sets the path of the home page, the target of the logo for visitors.</summary>
    /// <value><c>/</c> by default.</value>
    [Required]
    public string HomePath { get; set; } = "/";

    /// <summary>Gets or sets the path of the space, the start page of a signed-in user.</summary>
    /// <value><c>/space</c> by default.</value>
    [Required]
    public string SpacePath { get; set; } = "/space";

    /// <summary>Gets or sets the path of the operator's start page.</summary>
    /// <value><c>/admin</c> by default.</value>
    [Required]
    public string OperatorPath { get; set; } = "/admin";

    /// <summary>
    /// Gets or sets the path of the operator's search page, requested by GET with the parameter <c>q</c>. If it is empty, the search form
    /// is hidden.
    /// </summary>
    /// <value><c>/admin/search</c> by default.</value>
    public string? OperatorSearchPath { get; set; } = "/admin/search";

    /// <summary>Gets or sets the path of the sign-in page.</summary>
    /// <value><c>/sign-in</c> by default.</value>
    [Required]
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>Gets or sets the path that the sign-out form posts to, with an antiforgery token.</summary>
    /// <value><c>/sign-out</c> by default.</value>
    [Required]
    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>
    /// Gets or sets the path of the account page of the signed-in user. If it is <see langword="null"/>, the link is hidden.
    /// </summary>
    /// <value><c>/account</c> by default.</value>
    public string? AccountPath { get; set; } = "/account";

    /// <summary>Gets the stylesheets that are loaded after the built-in ones, such as a file that overrides the color tokens.</summary>
    /// <value>Empty by default.</value>
    public IList<string> Stylesheets { get; } = [];

    /// <summary>Gets the letters of the logo.</summary>
    internal string Letters => LogoText ?? ProductName[..1];
}

[OptionsValidator]
internal sealed partial class AdminUiOptionsValidator : IValidateOptions<AdminUiOptions>;
