using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Stripe;

namespace Tenantry.Billing.Stripe;

/// <summary>Options of the connection to Stripe.</summary>
public sealed class StripeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:Stripe";

    /// <summary>Gets or sets the secret key.</summary>
    /// <value>None; <c>sk_test_…</c> or <c>sk_live_…</c>. Never logged.</value>
    [Required(ErrorMessage = "No Stripe key is configured. Set Tenantry:Stripe:SecretKey to sk_test_… or sk_live_….")]
    [RegularExpression(
        "^(sk|rk)_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:SecretKey begins with sk_test_ or sk_live_.",
        MatchTimeoutInMilliseconds = 1000)]
    public string SecretKey { get; set; } = "";

    /// <summary>Gets or sets the publishable key, which browsers get to show a checkout within a page.</summary>
    /// <value>None: every purchase is paid on Stripe's own page; <c>pk_test_…</c> or <c>pk_live_…</c>.</value>
    [RegularExpression(
        "^pk_(test|live)_.+$", ErrorMessage = "Tenantry:Stripe:PublishableKey begins with pk_test_ or pk_live_.",
        MatchTimeoutInMilliseconds = 1000)]
    public string? PublishableKey { get; set; }

    /// <summary>Gets or sets the address of Stripe's script for browsers.</summary>
    /// <value>
    /// The script that goes with the API version of Stripe.net, such as <c>https://js.stripe.com/endive/stripe.js</c>; the local Stripe's
    /// in development.
    /// </value>
    [Required, Url]
    public string ScriptUrl { get; set; } = $"https://js.stripe.com/{StripeConfiguration.MajorApiVersion}/stripe.js";

    /// <summary>
    /// Gets or sets the signing secrets of the webhook endpoint. While a secret is being rotated there are two; either is accepted.
    /// </summary>
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

    /// <summary>Gets or sets the time that one attempt of a request may take.</summary>
    /// <value>30 seconds; between one second and 80 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:20")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often a request is sent again where Stripe's answer, or the network's, suggests that it helps.</summary>
    /// <value>Three; between zero and ten.</value>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 3;

    /// <summary>Gets or sets the number of requests that this node sends in any second, retries included.</summary>
    /// <value>
    /// Stripe's limit for the key: 100 with a live key and 25 with a test key. The local Stripe has no limit, so that 10,000 is the default
    /// where
    /// <see cref="ApiBase"/> is a loopback address. Between 1 and 10,000; several nodes with one key share Stripe's limit among them.
    /// </value>
    [Range(1, 10_000)]
    public int? RequestsPerSecond { get; set; }

    /// <summary>
    /// Gets or sets the share of the rate that background work may take, such as webhooks and reconciliation.
    /// </summary>
    /// <value>0.8: a fifth of the rate is kept for what a person waits for. Between 0.1 and 1.</value>
    [Range(0.1, 1)]
    public double BackgroundShare { get; set; } = 0.8;

    internal bool IsLive => SecretKey.Contains("_live_", StringComparison.Ordinal);

    internal int EffectiveRate => RequestsPerSecond ?? (new Uri(ApiBase).IsLoopback ? 10_000 : IsLive ? 100 : 25);
}

[OptionsValidator]
internal sealed partial class StripeOptionsValidator : IValidateOptions<StripeOptions>;

/// <summary>Refuses a test key in production, where it would sell for nothing.</summary>
internal sealed class NoTestKeyInProduction(IHostEnvironment environment) : IValidateOptions<StripeOptions>
{
    public ValidateOptionsResult Validate(string? name, StripeOptions options) => environment.IsProduction() && !options.IsLive
        ? ValidateOptionsResult.Fail("A Stripe test key is configured in production. Set Tenantry:Stripe:SecretKey to a live key.")
        : ValidateOptionsResult.Success;
}
