using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>How the local Stripe runs. Checked when it starts.</summary>
public sealed class StripeEmulatorOptions
{
    /// <summary>Gets or sets the port on the loopback interface; no other interface is opened.</summary>
    /// <value>5011. Zero takes any free port, which <see cref="StripeEmulatorServer.Address"/> then tells. At most 65535.</value>
    [Range(0, 65535)]
    public int Port { get; set; } = 5011;

    /// <summary>Gets or sets the directory of the journal and the clock, created when missing. One process at a time may use it.</summary>
    /// <value><c>.data/stripe</c> below the working directory. Null or empty keeps nothing: every start begins anew.</value>
    public string? DataDirectory { get; set; } = Path.Combine(".data", "stripe");

    /// <summary>Gets or sets the secret key that callers send as bearer token or basic user name.</summary>
    /// <value><c>sk_test_local</c>. It begins with <c>sk_test_</c>, so that no live key ever comes here.</value>
    [RegularExpression("^sk_test_[A-Za-z0-9_]+$", ErrorMessage = "ApiKey must begin with sk_test_.")]
    public string ApiKey { get; set; } = "sk_test_local";

    /// <summary>Gets the endpoints that receive every event, besides those that the API creates.</summary>
    /// <value>None.</value>
    [SuppressMessage("Design", "MA0016", Justification = "A list is what configuration binds to.")]
    public IList<WebhookTarget> WebhookEndpoints { get; } = [];

    /// <summary>Gets or sets the country of the shop, which automatic tax needs to know who accounts for the tax.</summary>
    /// <value><c>DE</c>. Two capital letters.</value>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "AccountCountry is a country's two capital letters.")]
    public string AccountCountry { get; set; } = "DE";

    /// <summary>Gets or sets whether a subscription is canceled when its last retry fails. Otherwise it becomes <c>unpaid</c>.</summary>
    /// <value>True, for subscriptions made from now on. Retries come 3, 5 and 7 days after one another.</value>
    public bool CancelAfterLastRetry { get; set; } = true;
}
