using Tenantry.Billing.StripeEmulator.SdkTests;

[assembly: AssemblyFixture(typeof(LocalStripe))]

namespace Tenantry.Billing.StripeEmulator.SdkTests;

/// <summary>
/// Provides a Stripe emulator that all tests share, an SDK client with default settings, and a webhook endpoint that verifies each
/// delivery.
/// </summary>
public sealed class LocalStripe : IAsyncLifetime
{
    public const string ApiKey = "sk_test_local";

    /// <summary>Fields that Stripe sends only where they apply, which is never the case here.</summary>
    private static readonly string[] OmittedFields =
    [
        "ChargePaymentMethodDetailsCard.capture_before", "InvoiceParentSubscriptionDetails.subscription_proration_date",
        "PaymentIntentAmountDetails.discount_amount", "PaymentIntentAmountDetailsTip.amount",
        "PaymentIntentPaymentMethodOptionsCard.require_cvc_recollection", "SetupIntent.attach_to_self",
        "SubscriptionItem.quantity", "SubscriptionSchedulePhaseItem.quantity",
    ];

    private readonly StripeEmulatorServer _server = new(new StripeEmulatorOptions { Port = 0, DataDirectory = null });

    public StripeClient Client { get; private set; } = null!;

    public V1Services V1 => Client.V1;

    public WebhookReceiver Webhooks { get; } = new();

    public HttpClient Browser { get; private set; } = null!;

    public string Address => _server.Address;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        Client = new StripeClient(ApiKey, apiBase: _server.Address);
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_server.Address) };
        await Webhooks.StartAsync();
        var endpoint = await V1.WebhookEndpoints.CreateAsync(new() { Url = Webhooks.Address, EnabledEvents = ["*"],
            ApiVersion = StripeConfiguration.ApiVersion });
        Webhooks.Secret = endpoint.Secret;
    }

    public async ValueTask DisposeAsync()
    {
        Browser?.Dispose();
        await _server.DisposeAsync();
        await Webhooks.DisposeAsync();
    }

    /// <summary>Waits until every webhook is delivered, and fails if the SDK rejected one.</summary>
    public async Task SettleAsync()
    {
        await _server.WaitForIdleAsync(TestContext.Current.CancellationToken);
        Webhooks.Rejected.ShouldBeEmpty();
        Webhooks.Coverage.Missing.Except(OmittedFields).ShouldBeEmpty("the SDK reads missing fields as 0 or 1970");
    }
}
