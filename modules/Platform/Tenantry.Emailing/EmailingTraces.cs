using System.Diagnostics;

namespace Tenantry.Emailing;

/// <summary>Starts the activities of email. Tags contain IDs and names from the code only: no addresses and no content.</summary>
internal static class EmailingTraces
{
    private static readonly ActivitySource Source = new("Tenantry.Emailing");

    public static Activity? StartEmail(TenantId tenant, string template, string server)
    {
        var activity = Source.StartActivity("email send", ActivityKind.Client);
        return activity?.SetTag(TraceTags.Tenant, tenant.ToString()).SetTag("tenantry.email.template", template)
            .SetTag("server.address", server);
    }
}
