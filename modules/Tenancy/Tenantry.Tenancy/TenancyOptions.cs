using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy;

/// <summary>How people sign in, how long that lasts, and where tenants have their own addresses.</summary>
public sealed class TenancyOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Tenancy";

    /// <summary>Gets or sets the domain under which each tenant has an address: <c>example.com</c> for <c>acme.example.com</c>.</summary>
    /// <value>None: requests find their tenant by key or sign-in alone.</value>
    [RegularExpression("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", ErrorMessage = "BaseDomain is a domain in lower case, without a port: example.com.")]
    public string? BaseDomain { get; set; }

    /// <summary>Gets subdomains that no tenant may have, beside those that are always kept back, such as <c>www</c> and <c>api</c>.</summary>
    /// <value>None.</value>
    public IList<string> ReservedSubdomains { get; } = [];

    /// <summary>Gets or sets how long a sign-in lasts without a visit; each visit starts it anew.</summary>
    /// <value>14 days; between 5 minutes and 90 days.</value>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Gets or sets how long a token from the API's sign-in lasts.</summary>
    /// <value>One hour; between one minute and one day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLength { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how many wrong passwords in a row lock an account.</summary>
    /// <value>5; between 3 and 100.</value>
    [Range(3, 100)]
    public int LockoutAfter { get; set; } = 5;

    /// <summary>Gets or sets how long an account stays locked.</summary>
    /// <value>15 minutes; between 1 minute and 1 day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockoutFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets how long the link of a confirmation mail works.</summary>
    /// <value>2 days; between 10 minutes and 14 days.</value>
    [Range(typeof(TimeSpan), "00:10:00", "14.00:00:00")]
    public TimeSpan ConfirmLinkLength { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Gets or sets how long the link of a password mail works.</summary>
    /// <value>One hour; between 10 minutes and 1 day.</value>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan ResetLinkLength { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the page where a person signs in. Change it where the host has a page of its own.</summary>
    /// <value>The default is <c>/signin</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string SignInPath { get; set; } = "/signin";

    /// <summary>Gets or sets the path to which the sign-out form posts.</summary>
    /// <value>The default is <c>/signout</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string SignOutPath { get; set; } = "/signout";

    /// <summary>Gets or sets the page of the person's own account.</summary>
    /// <value>The default is <c>/space/account</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string AccountPath { get; set; } = "/space/account";

    /// <summary>Gets or sets the page to which a browser is sent where a person lacks a permission.</summary>
    /// <value>The default is <see langword="null"/>: the answer is 403, for which the host shows its error page.</value>
    [RegularExpression("^/.*")]
    public string? AccessDeniedPath { get; set; }

    /// <summary>Gets or sets the page to which a browser is sent where the tenant is suspended.</summary>
    /// <value>The default is <c>/suspended</c>; with <see langword="null"/> the answer is 403.</value>
    [RegularExpression("^/.*")]
    public string? SuspendedPath { get; set; } = "/suspended";

    /// <summary>Gets or sets the address of the first operator, made at start where there is none.</summary>
    /// <value><c>operator@localhost</c>.</value>
    [Required]
    public string OperatorEmail { get; set; } = "operator@localhost";

    /// <summary>Gets or sets the password of the first operator. Take it out of the configuration after the first start.</summary>
    /// <value>None: generated in development; in production no operator is made without it.</value>
    [StringLength(128, MinimumLength = 10)]
    public string? OperatorPassword { get; set; }

    /// <summary>Gets or sets the file that a generated operator's password is written to, readable by the host's user alone.</summary>
    /// <value>None.</value>
    public string? OperatorPasswordFile { get; set; }
}

[OptionsValidator]
internal sealed partial class TenancyOptionsValidator : IValidateOptions<TenancyOptions>;
