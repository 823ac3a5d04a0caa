using System.Diagnostics.Metrics;

namespace Tenantry.Emailing;

/// <summary>Counts emails. No tenant as a tag: their number is unbounded.</summary>
internal sealed class EmailingMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _emails = meters.Create("Tenantry.Emailing").CreateCounter<long>(
        "tenantry.emailing.emails", "{email}", "Emails handed to the mail server, or refused by it");

    public void EmailHandled(string template, EmailStatus status) => _emails.Add(
        1, KeyValuePair.Create<string, object?>("template", template), KeyValuePair.Create<string, object?>("status", status.ToString()));
}
