using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Emailing.Pages;

/// <summary>Extension methods that add and map the operator's email pages.</summary>
public static class EmailingPagesModule
{
    /// <summary>Adds the list of emails, and adds emails to the timeline of a tenant.</summary>
    /// <param name="services">The service collection.</param>
    /// <returns>The same service collection, so that calls can be chained.</returns>
    public static IServiceCollection AddEmailingPages(this IServiceCollection services) =>
        services.AddTimeline<EmailTimeline>().AddResource(EmailResource.Definition);

    /// <summary>Maps the local inbox at <c>/dev/mail</c>, in development and only if emails are stored instead of sent.</summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    public static void MapEmailingPages(this IEndpointRouteBuilder endpoints) => InboxRoute.Map(endpoints);
}
