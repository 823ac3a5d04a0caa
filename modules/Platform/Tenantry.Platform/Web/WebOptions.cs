using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Web;

/// <summary>Represents the options of the request pipeline, from the configuration section <c>Tenantry:Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:Web";

    /// <summary>
    /// Gets the IP addresses of the reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> headers are trusted.
    /// </summary>
    /// <value>Empty: no header is trusted.</value>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>Gets the networks of trusted reverse proxies, such as <c>10.0.0.0/8</c>.</summary>
    /// <value>Empty.</value>
    public IList<string> KnownNetworks { get; } = [];

    /// <summary>Gets or sets the number of proxies in front of the host.</summary>
    /// <value>1; between 1 and 10.</value>
    [Range(1, 10)]
    public int ForwardLimit { get; set; } = 1;

    /// <summary>
    /// Gets or sets a value indicating whether requests over HTTP are redirected to HTTPS and HTTPS is required for a year (HSTS). Outside
    /// Development only; <c>localhost</c> and the health check are exempt.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Gets or sets the limit of a JSON body in bytes, for routes without a limit of their own.</summary>
    /// <value>65,536; between 1,024 and 10,485,760.</value>
    [Range(1024, 10 * 1024 * 1024)]
    public int MaxJsonBody { get; set; } = 64 * 1024;

    /// <summary>Gets or sets the limit of the body of a form in bytes, for routes without a limit of their own.</summary>
    /// <value>1,048,576; between 1,024 and 104,857,600.</value>
    [Range(1024, 100 * 1024 * 1024)]
    public int MaxFormBody { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets the names of the fields that can have line breaks, without the path before the last dot. Line breaks in any other field are
    /// refused.
    /// </summary>
    /// <value>Common names such as <c>reason</c>, <c>comment</c> and <c>description</c>.</value>
    public ISet<string> MultilineFields { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "reason", "comment", "comments", "note", "notes", "message", "description", "address", "text", "body", "html", "content",
        "tiers", "grants", "highlights", "entitlements", "lines", "footer", "memo", "m",
    };

    /// <summary>Gets the origins from which pages can load scripts, in addition to this site.</summary>
    public IList<string> ScriptSources { get; } = [];

    /// <summary>Gets the origins that pages can show in a frame, in addition to this site.</summary>
    public IList<string> FrameSources { get; } = [];

    /// <summary>Gets the origins to which scripts of pages can send requests, in addition to this site.</summary>
    public IList<string> ConnectSources { get; } = [];

    /// <summary>Gets the origins from which pages can load images, in addition to this site.</summary>
    public IList<string> ImageSources { get; } = [];

    /// <summary>
    /// Gets the origins to which forms can lead, in addition to this site. Browsers also apply it to the redirects after a form.
    /// </summary>
    public IList<string> FormTargets { get; } = [];

    /// <summary>Gets the paths below which a page can have inline scripts and styles, such as an API reference.</summary>
    public IList<string> InlineScriptPaths { get; } = [];

    /// <summary>Gets or sets the rate limits.</summary>
    [ValidateObjectMembers]
    public RateLimitOptions RateLimits { get; set; } = new();
}

/// <summary>Represents the rate limits of a node. Each is a number of requests per minute.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Gets or sets a value indicating whether requests are limited.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the limit of API requests and form posts of one IP address.</summary>
    /// <value>1,200 per minute.</value>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 1200;

    /// <summary>Gets or sets the limit of API requests and form posts of one signed-in user.</summary>
    /// <value>600 per minute.</value>
    [Range(1, 1_000_000)]
    public int PerAccount { get; set; } = 600;

    /// <summary>Gets or sets the limit of API requests with one API key.</summary>
    /// <value>6,000 per minute.</value>
    [Range(1, 10_000_000)]
    public int PerKey { get; set; } = 6000;

    /// <summary>Gets or sets the limit of attempts to sign in from one IP address.</summary>
    /// <value>30 per minute.</value>
    [Range(1, 1_000_000)]
    public int SignIn { get; set; } = 30;

    /// <summary>Gets or sets the limit of sign-ups from one IP address.</summary>
    /// <value>10 per minute.</value>
    [Range(1, 1_000_000)]
    public int SignUp { get; set; } = 10;

    /// <summary>Gets or sets the limit of requests for an email with a link, such as to reset a password, from one IP address.</summary>
    /// <value>10 per minute.</value>
    [Range(1, 1_000_000)]
    public int EmailLink { get; set; } = 10;

    /// <summary>Gets or sets the limit of checkouts without an account from one IP address.</summary>
    /// <value>10 per minute.</value>
    [Range(1, 1_000_000)]
    public int GuestCheckout { get; set; } = 10;

    /// <summary>Gets or sets the number of requests that hash a password at the same time on this node. Others wait.</summary>
    /// <value>0: one per processor.</value>
    [Range(0, 1000)]
    public int PasswordHashing { get; set; }

    /// <summary>Gets or sets the number of requests that wait to hash a password. More are refused with 503.</summary>
    /// <value>200.</value>
    [Range(0, 100_000)]
    public int PasswordHashingQueue { get; set; } = 200;
}

[OptionsValidator]
internal sealed partial class WebOptionsValidator : IValidateOptions<WebOptions>;
