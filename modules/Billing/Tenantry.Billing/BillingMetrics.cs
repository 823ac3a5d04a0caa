using System.Diagnostics.Metrics;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing;

/// <summary>What billing counts. No tenant as a tag: their number is unbounded.</summary>
internal sealed class BillingMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.Billing";

    private readonly Counter<long> _received = meters.Create(Name).CreateCounter<long>("tenantry.billing.webhooks", "{webhook}", "Webhooks received");

    private readonly Histogram<double> _handled = meters.Create(Name).CreateHistogram<double>(
        "tenantry.billing.webhook.delay", "s", "From the receipt of a webhook to the mirror being brought to its object");

    private readonly Counter<long> _drawn = meters.Create(Name).CreateCounter<long>("tenantry.billing.credits.draws", "{draw}", "Spends and reservations of credits");

    public void CreditsDrawn(CreditMovementKind kind, bool granted) => _drawn.Add(
        1, KeyValuePair.Create<string, object?>("kind", kind.ToString()), KeyValuePair.Create<string, object?>("granted", granted));

    private readonly Gauge<int> _drifts = meters.Create(Name).CreateGauge<int>(
        "tenantry.billing.drifts", "{object}", "Objects that differ from the payment provider, when they were last counted");

    public void Drifted(int open) => _drifts.Record(open);

    public void WebhookReceived(bool isNew) => _received.Add(1, KeyValuePair.Create<string, object?>("new", isNew));

    public void WebhookHandled(string outcome, TimeSpan delay) => _handled.Record(delay.TotalSeconds, KeyValuePair.Create<string, object?>("outcome", outcome));
}
