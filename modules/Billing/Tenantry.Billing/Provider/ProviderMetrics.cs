using System.Diagnostics.Metrics;

namespace Tenantry.Billing.Provider;

/// <summary>
/// Defines the metrics of webhooks and reconciliation. The tenant is not a tag, because the number of tenants is unbounded.
/// </summary>
internal sealed class ProviderMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _received = meters.Create("Tenantry.Billing").CreateCounter<long>(
        "tenantry.billing.webhooks", "{webhook}", "Webhooks received");

    private readonly Histogram<double> _handled = meters.Create("Tenantry.Billing").CreateHistogram<double>(
        "tenantry.billing.webhook.delay", "s", "Time from the receipt of a webhook to the end of its processing");

    private readonly Gauge<int> _drifts = meters.Create("Tenantry.Billing").CreateGauge<int>(
        "tenantry.billing.drifts", "{object}", "Objects that differ from the payment provider, at the last count");

    public void WebhookReceived(bool isNew) => _received.Add(1, KeyValuePair.Create<string, object?>("new", isNew));

    public void WebhookHandled(string outcome, TimeSpan delay) =>
        _handled.Record(delay.TotalSeconds, KeyValuePair.Create<string, object?>("outcome", outcome));

    public void RecordDiscrepancies(int open) => _drifts.Record(open);
}
