using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>Represents the options of the connection to Stripe.</summary>
public sealed class StripeOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "Tenantry:Stripe";

    /// <summary>Gets or sets the secret key.</summary>
    /// <value>Required; <c>sk_test_…</c>, <c>sk_live_…</c> or a restricted key. Never logged.</value>
    [Required(ErrorMessage = "No Stripe key is configured. Set Tenantry:Stripe:SecretKey to sk_test_… or sk_live_….")]
    [RegularExpression(
        "^(sk|rk)_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:SecretKey must begin with sk_test_ or sk_live_.",
        MatchTimeoutInMilliseconds = 1000)]
    public string SecretKey { get; set; } = "";

    /// <summary>Gets or sets the publishable key, which browsers need to show an embedded checkout.</summary>
    /// <value><see langword="null"/> by default: customers pay on Stripe's own page. <c>pk_test_…</c> or <c>pk_live_…</c>.</value>
    [RegularExpression(
        "^pk_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:PublishableKey must begin with pk_test_ or pk_live_.",
        MatchTimeoutInMilliseconds = 1000)]
    public string? PublishableKey { get; set; }

    /// <summary>Gets or sets the URL of Stripe's script for browsers.</summary>
    /// <value>The script of the API version of Stripe.net by default, such as <c>https://js.stripe.com/endive/stripe.js</c>; the local
    /// Stripe's script in development.</value>
    [Required, Url]
    public string ScriptUrl { get; set; } = $"https://js.stripe.com/{StripeConfiguration.MajorApiVersion}/stripe.js";

    /// <summary>
    /// Gets or sets the signing secrets of the webhook endpoint. While a secret is being rotated, there are two; either is accepted.
    /// </summary>
    /// <value>At least one is required.</value>
    [MinLength(1, ErrorMessage = "No webhook secret is configured. Set Tenantry:Stripe:WebhookSecrets:0 to whsec_….")]
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>Gets or sets the base address of the API.</summary>
    /// <value><c>https://api.stripe.com</c> by default; the local Stripe's address in development.</value>
    [Required, Url]
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>Gets or sets the maximum age of a webhook's signature.</summary>
    /// <value>5 minutes by default, as in Stripe's own libraries; between 10 seconds and 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan SignatureTolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the timeout of one attempt of a request.</summary>
    /// <value>30 seconds by default; between 1 and 80 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:20")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the maximum number of retries of a request after a temporary failure.</summary>
    /// <value>3 by default; between 0 and 10.</value>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the maximum number of requests that this node sends per second, retries included.</summary>
    /// <value>Stripe's limit for the key by default: 100 with a live key, 25 with a test key. The local Stripe has no limit, so the default
    /// is 10,000 if <see cref="ApiBase"/> is a loopback address. Between 1 and 10,000; several nodes with one key share Stripe's
    /// limit.</value>
    [Range(1, 10_000)]
    public int? RequestsPerSecond { get; set; }

    /// <summary>Gets or sets the share of the rate that background work, such as webhooks and reconciliation, may use.</summary>
    /// <value>0.8 by default: a fifth of the rate is reserved for interactive requests. Between 0.1 and 1.</value>
    [Range(0.1, 1)]
    public double BackgroundShare { get; set; } = 0.8;

    internal bool IsLive => SecretKey.Contains("_live_", StringComparison.Ordinal);

    internal int EffectiveRate => RequestsPerSecond ?? (new Uri(ApiBase).IsLoopback ? 10_000 : IsLive ? 100 : 25);
}

[OptionsValidator]
internal sealed partial class StripeOptionsValidator : IValidateOptions<StripeOptions>;

/// <summary>Rejects a test key in production, where no payment would be real.</summary>
internal sealed class NoTestKeyInProduction(IHostEnvironment environment) : IValidateOptions<StripeOptions>
{
    public ValidateOptionsResult Validate(string? name, StripeOptions options) => environment.IsProduction() && !options.IsLive
        ? ValidateOptionsResult.Fail("A Stripe test key is configured in production. Set Tenantry:Stripe:SecretKey to a live key.")
        : ValidateOptionsResult.Success;
}
