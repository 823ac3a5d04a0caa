using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy;

/// <summary>Options of tenancy.</summary>
public sealed class TenancyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Tenancy";

    /// <summary>Gets or sets the domain under which each tenant has a subdomain: <c>example.com</c> for <c>acme.example.com</c>.</summary>
    /// <value><see langword="null"/>: tenants are resolved by API key or session only.</value>
    [RegularExpression("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
        ErrorMessage = "BaseDomain must be a domain in lower case without a port, such as example.com.")]
    public string? BaseDomain { get; set; }

    /// <summary>Gets the subdomains that tenants cannot use, in addition to built-in ones such as <c>www</c> and <c>api</c>.</summary>
    /// <value>The default is empty.</value>
    public IList<string> ReservedSubdomains { get; } = [];

    /// <summary>Gets or sets the time without a request after which a session ends.</summary>
    /// <value>14 days; between 5 minutes and 90 days.</value>
    [Range(typeof(TimeSpan), "00:05:00", "90.00:00:00")]
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Gets or sets the time after sign-in at which a session ends, no matter how much it is used.</summary>
    /// <value>30 days; between 5 minutes and 365 days.</value>
    [Range(typeof(TimeSpan), "00:05:00", "365.00:00:00")]
    public TimeSpan SessionMaxLength { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets the lifetime of a bearer token.</summary>
    /// <value>One hour; between one minute and one day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLength { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Gets or sets the number of wrong passwords for an account from one address, or on one known device, after which further attempts
    /// from there are paused. An address gets ten times as many for all accounts together.
    /// </summary>
    /// <value>5; between 3 and 100.</value>
    [Range(3, 100)]
    public int LockoutAfter { get; set; } = 5;

    /// <summary>Gets or sets the longest pause. The first one is one minute, and each further wrong password doubles it.</summary>
    /// <value>15 minutes; between 1 minute and 1 day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LockoutFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets or sets the lifetime of the link in a confirmation email.</summary>
    /// <value>2 days; between 10 minutes and 14 days.</value>
    [Range(typeof(TimeSpan), "00:10:00", "14.00:00:00")]
    public TimeSpan ConfirmLinkLength { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Gets or sets the lifetime of the link in a password reset email.</summary>
    /// <value>One hour; between 10 minutes and 1 day.</value>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan ResetLinkLength { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the path of the sign-in page. Change it if the host has its own page.</summary>
    /// <value>The default is <c>/signin</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string SignInPath { get; set; } = "/signin";

    /// <summary>Gets or sets the path to which the sign-out form posts.</summary>
    /// <value>The default is <c>/signout</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string SignOutPath { get; set; } = "/signout";

    /// <summary>Gets or sets the path of the user's account page.</summary>
    /// <value>The default is <c>/space/account</c>.</value>
    [Required, RegularExpression("^/.*")]
    public string AccountPath { get; set; } = "/space/account";

    /// <summary>Gets or sets the path to which a browser is redirected if the user lacks a permission.</summary>
    /// <value>The default is <see langword="null"/>: the response is 403, and the host shows its error page.</value>
    [RegularExpression("^/.*")]
    public string? AccessDeniedPath { get; set; }

    /// <summary>Gets or sets the path to which a browser is redirected if the tenant is suspended.</summary>
    /// <value>The default is <c>/suspended</c>; with <see langword="null"/>, the response is 403.</value>
    [RegularExpression("^/.*")]
    public string? SuspendedPath { get; set; } = "/suspended";

    /// <summary>Gets or sets whether operators need an authenticator app or a passkey before they can do anything else.</summary>
    /// <value><see langword="null"/>: required everywhere but in the Development environment.</value>
    public bool? RequireOperatorSecondFactor { get; set; }

    /// <summary>Gets or sets the email address of the first operator, created at start if there is none.</summary>
    /// <value><c>operator@localhost</c>.</value>
    [Required]
    public string OperatorEmail { get; set; } = "operator@localhost";

    /// <summary>Gets or sets the password of the first operator. Remove it from the configuration after the first start.</summary>
    /// <value><see langword="null"/>: generated outside of production; in production, no operator is created without it.</value>
    [StringLength(128, MinimumLength = 12)]
    public string? OperatorPassword { get; set; }

    /// <summary>
    /// Gets or sets the file to which a generated operator password is written, readable only by the user of the host process.
    /// </summary>
    /// <value><see langword="null"/>.</value>
    public string? OperatorPasswordFile { get; set; }
}

[OptionsValidator]
internal sealed partial class TenancyOptionsValidator : IValidateOptions<TenancyOptions>;
