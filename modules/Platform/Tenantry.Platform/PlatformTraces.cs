using System.Diagnostics;

namespace Tenantry.Platform;

/// <summary>Starts the activities of the platform. Tags contain IDs and names from the code only: no addresses and no content.</summary>
internal static class PlatformTraces
{
    public static readonly ActivitySource Source = new("Tenantry.Platform");

    /// <summary>Starts an activity for the handling of an event, as part of the trace in which the event was published.</summary>
    public static Activity? StartEvent(TenantId tenant, string name, string handler, string? traceParent)
    {
        var activity = Source.StartActivity("event handle", ActivityKind.Consumer, traceParent);
        return activity?.SetTag(TraceTags.Tenant, tenant.ToString()).SetTag("tenantry.event", name)
            .SetTag("tenantry.event.handler", handler);
    }

    public static Activity? StartJob(string job, TenantId? tenant)
    {
        var activity = Source.StartActivity("job run", ActivityKind.Consumer)?.SetTag("tenantry.job", job);
        return tenant is { } id ? activity?.SetTag(TraceTags.Tenant, id.ToString()) : activity;
    }

    /// <summary>Marks an activity as failed with the type of the exception, whose message can contain an address.</summary>
    public static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
}
