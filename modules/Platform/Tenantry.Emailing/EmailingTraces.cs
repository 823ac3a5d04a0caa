using System.Diagnostics;

namespace Tenantry.Emailing;

/// <summary>Starts the activities of emailing. Tags are ids and names of the code's own: no addresses, no content.</summary>
internal static class EmailingTraces
{
    private static readonly ActivitySource Source = new("Tenantry.Emailing");

    public static Activity? StartEmail(TenantId tenant, string template, string server)
    {
        var activity = Source.StartActivity("email send", ActivityKind.Client);
        return activity?.SetTag(TraceTags.Tenant, tenant.ToString()).SetTag("tenantry.email.template", template).SetTag("server.address", server);
    }
}
