using System.Diagnostics;

namespace Tenantry.Platform;

/// <summary>Starts the platform's activities. Tags are ids and names of the code's own: no addresses, no content.</summary>
internal static class PlatformTraces
{
    public static readonly ActivitySource Source = new("Tenantry.Platform");

    /// <summary>Starts the handling of an event, as part of the trace in which it was published.</summary>
    public static Activity? StartEvent(TenantId tenant, string name, string handler, string? traceParent)
    {
        var activity = Source.StartActivity("event handle", ActivityKind.Consumer, traceParent);
        return activity?.SetTag(TraceTags.Tenant, tenant.ToString()).SetTag("tenantry.event", name).SetTag("tenantry.event.handler", handler);
    }

    public static Activity? StartJob(string job, TenantId? tenant)
    {
        var activity = Source.StartActivity("job run", ActivityKind.Consumer)?.SetTag("tenantry.job", job);
        return tenant is { } id ? activity?.SetTag(TraceTags.Tenant, id.ToString()) : activity;
    }

    /// <summary>Marks an activity as failed, by the type of the exception: its message may contain an address.</summary>
    public static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
}
