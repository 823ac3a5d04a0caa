using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.Stripe;

/// <summary>How Stripe is reached.</summary>
public sealed class StripeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Stripe";

    /// <summary>The API version that every request names, and that the fields relied on are tested against.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    /// <summary>Gets or sets the secret key.</summary>
    /// <value>None; <c>sk_test_…</c> or <c>sk_live_…</c>. Never logged.</value>
    [Required(ErrorMessage = "No Stripe key is configured. Set Tenantry:Stripe:SecretKey to sk_test_… or sk_live_….")]
    [RegularExpression("^(sk|rk)_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:SecretKey begins with sk_test_ or sk_live_.", MatchTimeoutInMilliseconds = 1000)]
    public string SecretKey { get; set; } = "";

    /// <summary>Gets or sets the publishable key, which browsers get to show a checkout within a page.</summary>
    /// <value>None: every purchase is paid on Stripe's own page; <c>pk_test_…</c> or <c>pk_live_…</c>.</value>
    [RegularExpression("^pk_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:PublishableKey begins with pk_test_ or pk_live_.", MatchTimeoutInMilliseconds = 1000)]
    public string? PublishableKey { get; set; }

    /// <summary>Gets or sets the address of Stripe's script for browsers.</summary>
    /// <value><c>https://js.stripe.com/endive/stripe.js</c>, which goes with the API version; the local Stripe's in development.</value>
    [Required, Url]
    public string ScriptUrl { get; set; } = "https://js.stripe.com/endive/stripe.js";

    /// <summary>Gets or sets the signing secrets of the webhook endpoint. While a secret is being rotated there are two; either is accepted.</summary>
    /// <value>None; at least one.</value>
    [MinLength(1, ErrorMessage = "No webhook secret is configured. Set Tenantry:Stripe:WebhookSecrets:0 to whsec_….")]
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>Gets or sets the address of the API.</summary>
    /// <value><c>https://api.stripe.com</c>; the local Stripe's address in development.</value>
    [Required, Url]
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>Gets or sets how old a webhook's signature may be.</summary>
    /// <value>Five minutes, as Stripe's own libraries have it; between 10 seconds and one hour.</value>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan SignatureTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long one request may take.</summary>
    /// <value>30 seconds; between one second and 80 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:20")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often a request is tried again where Stripe says, or the network suggests, that it helps.</summary>
    /// <value>Three; between zero and ten.</value>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    internal bool IsLive => SecretKey.Contains("_live_", StringComparison.Ordinal);
}

[OptionsValidator]
internal sealed partial class StripeOptionsValidator : IValidateOptions<StripeOptions>;

/// <summary>Keeps a test key out of production, where it would sell for nothing.</summary>
internal sealed class NoTestKeyInProduction(IHostEnvironment environment) : IValidateOptions<StripeOptions>
{
    public ValidateOptionsResult Validate(string? name, StripeOptions options) => environment.IsProduction() && !options.IsLive
        ? ValidateOptionsResult.Fail("A Stripe test key is configured in production. Set Tenantry:Stripe:SecretKey to a live key.")
        : ValidateOptionsResult.Success;
}
