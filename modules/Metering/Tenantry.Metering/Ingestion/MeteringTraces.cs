using System.Diagnostics;

namespace Tenantry.Metering.Ingestion;

/// <summary>Starts the trace activities of metering.</summary>
internal static class MeteringTraces
{
    private static readonly ActivitySource Source = new("Tenantry.Metering");

    public static Activity? StartRecording(TenantId? tenant, int events)
    {
        var activity = Source.StartActivity("usage record")?.SetTag("tenantry.usage.events", events);
        return tenant is { } id ? activity?.SetTag(TraceTags.Tenant, id.ToString()) : activity;
    }
}
