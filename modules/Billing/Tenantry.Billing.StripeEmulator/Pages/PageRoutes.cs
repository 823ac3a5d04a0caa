using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Everything that a person sees.</summary>
internal static class PageRoutes
{
    private const string Shut = "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

    private const string Framed = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; " +
        "frame-ancestors http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:* http://*.localhost:* https://*.localhost:*";

    public static void Map(WebApplication app, PageContext pages)
    {
        var all = app.MapGroup("");
        all.AddEndpointFilter(SameOrigin);
        var framed = app.MapGroup("");
        framed.AddEndpointFilter(SameOrigin).AddEndpointFilter(InFrames);
        Asset(all, "/assets/local-stripe.css", "text/css; charset=utf-8");
        Asset(all, "/assets/embedded.js", "text/javascript; charset=utf-8");
        Asset(all, "/stripe.js", "text/javascript; charset=utf-8");
        CheckoutPages.Map(all, framed, pages);
        PortalPages.Map(all, pages);
        PortalCards.Map(all, pages);
        PortalChanges.Map(all, pages);
        InvoicePages.Map(all, pages);
        BankPages.Map(all, pages);
        ClockForm.Map(all, pages);
        WebhookPages.Map(all, pages);
        ObjectPages.Map(all, pages);
    }

    private static void Asset(RouteGroupBuilder all, string path, string type) => all.MapGet(path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(PageRoutes).Assembly.GetManifestResourceStream(path[(path.LastIndexOf('/') + 1)..])!, type);
    });

    /// <summary>A form posts from these pages only. A browser always says where a post comes from; tools that are no browser say nothing.</summary>
    private static async ValueTask<object?> SameOrigin(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        call.HttpContext.Response.Headers["X-Frame-Options"] = "DENY";
        call.HttpContext.Response.Headers["Content-Security-Policy"] = Shut;
        var origin = request.Headers.Origin.ToString();
        return HttpMethods.IsPost(request.Method) && origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"
            ? Page.Notice("This form came from elsewhere", "Pages of other sites may not act here.", status: 403)
            : await next(call);
    }

    /// <summary>An embedded checkout stands in a frame of the shop's page, which runs on this machine as well.</summary>
    private static ValueTask<object?> InFrames(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.Remove("X-Frame-Options");
        call.HttpContext.Response.Headers["Content-Security-Policy"] = Framed;
        return next(call);
    }
}
