using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;

namespace Tenantry.Emailing.Pages;

/// <summary>Adds and maps the operator's pages about emails.</summary>
public static class EmailingPagesModule
{
    /// <summary>Adds the list of emails, and emails to the timeline of a tenant. Calling it again is harmless.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddEmailingPages(this IServiceCollection services) =>
        services.AddTimeline<EmailTimeline>().AddResource(EmailResource.Definition);

    /// <summary>Maps the local inbox at <c>/dev/mail</c>, in development and only if emails are kept instead of sent.</summary>
    /// <param name="endpoints">The routes.</param>
    public static void MapEmailingPages(this IEndpointRouteBuilder endpoints) => InboxRoute.Map(endpoints);
}
