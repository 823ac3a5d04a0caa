using System.Diagnostics;
using OpenTelemetry;

namespace Tenantry.Telemetry;

/// <summary>
/// Tags every activity with the current tenant when it starts. The activity of a request is tagged when its tenant is resolved.
/// </summary>
internal sealed class TenantProcessor(ICurrentTenant? current) : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (current?.Id is { } tenant)
        {
            data.SetTag(TraceTags.Tenant, tenant.ToString());
        }
    }
}
