using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.AdminUi;

/// <summary>What the shells say about the product, and where they lead. Read from the section <c>Tenantry:AdminUi</c>, then from code.</summary>
public sealed class AdminUiOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:AdminUi";

    /// <summary>Gets or sets the name in the head of every page and in every title.</summary>
    /// <value>Tenantry; up to 60 characters.</value>
    [Required, StringLength(60, MinimumLength = 1)]
    public string ProductName { get; set; } = "Tenantry";

    /// <summary>Gets or sets the one or two letters in the logo, when there is no <see cref="LogoPath"/>.</summary>
    /// <value>The first letter of the product's name.</value>
    [StringLength(2)]
    public string? LogoText { get; set; }

    /// <summary>Gets or sets the address of a square picture that replaces the letters of the logo.</summary>
    /// <value>None.</value>
    public string? LogoPath { get; set; }

    /// <summary>Gets or sets the address that people who are stuck can write to. Shown on error pages.</summary>
    /// <value>None: the sentence is left out.</value>
    [EmailAddress]
    public string? SupportMail { get; set; }

    /// <summary>Gets or sets where the logo leads a visitor.</summary>
    /// <value><c>/</c></value>
    [Required]
    public string HomePath { get; set; } = "/";

    /// <summary>Gets or sets where a person who is signed in works.</summary>
    /// <value><c>/space</c></value>
    [Required]
    public string SpacePath { get; set; } = "/space";

    /// <summary>Gets or sets where the operator works.</summary>
    /// <value><c>/admin</c></value>
    [Required]
    public string OperatorPath { get; set; } = "/admin";

    /// <summary>Gets or sets where the operator's search form leads, as a GET with <c>q</c>. The form is left out when empty.</summary>
    /// <value><c>/admin/search</c></value>
    public string? OperatorSearchPath { get; set; } = "/admin/search";

    /// <summary>Gets or sets the page where a person signs in.</summary>
    /// <value><c>/sign-in</c></value>
    [Required]
    public string SignInPath { get; set; } = "/sign-in";

    /// <summary>Gets or sets where the sign-out form posts to, with an antiforgery token.</summary>
    /// <value><c>/sign-out</c></value>
    [Required]
    public string SignOutPath { get; set; } = "/sign-out";

    /// <summary>Gets or sets the page of the person's own account.</summary>
    /// <value><c>/account</c></value>
    public string? AccountPath { get; set; } = "/account";

    /// <summary>Gets stylesheets that come after ours, such as a file that gives the colour tokens other values.</summary>
    /// <value>None.</value>
    public IList<string> Stylesheets { get; } = [];

    /// <summary>The letters of the logo.</summary>
    internal string Letters => LogoText ?? ProductName[..1];
}

[OptionsValidator]
internal sealed partial class AdminUiOptionsValidator : IValidateOptions<AdminUiOptions>;
