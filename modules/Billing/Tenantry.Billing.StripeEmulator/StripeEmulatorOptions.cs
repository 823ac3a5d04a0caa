using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the options of the Stripe emulator. They are validated when it starts.</summary>
public sealed class StripeEmulatorOptions
{
    /// <summary>Gets or sets the port on the loopback interface. No other interface is opened.</summary>
    /// <value>5011. Zero uses any free port, available in <see cref="StripeEmulatorServer.Address"/>. At most 65535.</value>
    [Range(0, 65535)]
    public int Port { get; set; } = 5011;

    /// <summary>
    /// Gets or sets the directory of the write-ahead log and the clock, created if it doesn't exist. Only one process at a time can use it.
    /// </summary>
    /// <value><c>.data/stripe</c> in the working directory. Null or empty stores nothing: every start begins with an empty account.</value>
    public string? DataDirectory { get; set; } = Path.Combine(".data", "stripe");

    /// <summary>Gets or sets the secret key that callers send as a bearer token or as the user name of basic authentication.</summary>
    /// <value><c>sk_test_local</c>. Must begin with <c>sk_test_</c>, so that a live key is never accepted.</value>
    [RegularExpression("^sk_test_[A-Za-z0-9_]+$", ErrorMessage = "ApiKey must begin with sk_test_.")]
    public string ApiKey { get; set; } = "sk_test_local";

    /// <summary>Gets the webhook endpoints that receive every event, in addition to those created with the API.</summary>
    /// <value>None.</value>
    [SuppressMessage("Design", "MA0016", Justification = "A list is what configuration binds to.")]
    public IList<WebhookTarget> WebhookEndpoints { get; } = [];

    /// <summary>Gets or sets the country of the account, which determines its currency and, for automatic tax, reverse charge.</summary>
    /// <value><c>DE</c>. Two uppercase letters.</value>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "AccountCountry must be a two-letter uppercase country code.")]
    public string AccountCountry { get; set; } = "DE";

    /// <summary>
    /// Gets or sets whether a subscription is canceled when its last payment retry fails. Otherwise it becomes <c>unpaid</c>.
    /// </summary>
    /// <value><see langword="true"/>. Changes apply to new subscriptions. Payments are retried 3, 5 and 7 days after one another.</value>
    public bool CancelAfterLastRetry { get; set; } = true;
}
