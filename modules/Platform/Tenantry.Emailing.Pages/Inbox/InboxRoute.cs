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
/// The page on which a developer reads what would have been sent. It asks no sign-in, since the link that confirms one arrives here; so it
/// is mapped in development alone, and is there only while no mail server is configured.
/// </summary>
internal static class InboxRoute
{
    public const string Path = "/dev/mail";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            endpoints.MapGet(Path, Show).ExcludeFromDescription();
            endpoints.MapGet(Path + "/{id}.html", ShowMailAsync).ExcludeFromDescription();
        }
    }

    private static IResult Show(HttpContext context) =>
        KeepsMails(context.RequestServices) ? new RazorComponentResult<App>(new { Page = typeof(InboxPage) }) : TypedResults.NotFound();

    private static bool KeepsMails(IServiceProvider services) => services.GetRequiredService<IEmailTransport>() is LocalInbox;

    private static async Task<IResult> ShowMailAsync(string id, HttpContext context, CancellationToken ct) =>
        KeepsMails(context.RequestServices) && await ReadInbox.FindAsync(context.RequestServices, id, ct) is { } mail ? new FramedHtml(mail.Html, live: true) : TypedResults.NotFound();
}
