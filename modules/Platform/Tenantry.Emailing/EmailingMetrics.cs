using System.Diagnostics.Metrics;

namespace Tenantry.Emailing;

/// <summary>Defines the metrics of email. The tenant is not a tag, because the number of tenants is unbounded.</summary>
internal sealed class EmailingMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _emails = meters.Create("Tenantry.Emailing").CreateCounter<long>(
        "tenantry.emailing.emails", "{email}", "Emails that were sent, or that failed");

    public void EmailHandled(string template, EmailStatus status) => _emails.Add(
        1, KeyValuePair.Create<string, object?>("template", template), KeyValuePair.Create<string, object?>("status", status.ToString()));
}
