using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.AdminUi;
using Tenantry.AdminUi.Resources;
using Tenantry.Platform;
using Tenantry.Platform.Pages;

namespace Tenantry.Emailing.Pages;

/// <summary>
/// Maps the local inbox, on which developers read outgoing email. It requires no sign-in, because the confirmation link for sign-up arrives
/// here. Therefore it is mapped in development only, and only while no SMTP server is configured.
/// </summary>
internal static class InboxRoute
{
    public const string Path = "/dev/mail";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            endpoints.MapGet(Path, Show).ExcludeFromDescription();
            endpoints.MapGet(Path + "/{id}.html", ShowEmailAsync).ExcludeFromDescription();
        }
    }

    private static IResult Show(HttpContext context) =>
        IsReadable(context) ? new RazorComponentResult<App>(new { Page = typeof(InboxPage) }) : TypedResults.NotFound();

    // A development host can listen on every interface, and a link to reset a password is in the inbox.
    private static bool IsReadable(HttpContext context) => context.RequestServices.GetRequiredService<IEmailTransport>() is LocalInbox
        && (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address));

    private static async Task<IResult> ShowEmailAsync(string id, HttpContext context, CancellationToken ct) =>
        IsReadable(context) && await ReadInbox.FindAsync(context.RequestServices, id, ct) is { } email
        ? new FramedHtml(email.Html, live: true) : TypedResults.NotFound();
}
