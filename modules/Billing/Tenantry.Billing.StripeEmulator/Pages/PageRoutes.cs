using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps the hosted pages and the dashboard.</summary>
internal static class PageRoutes
{
    private const string DefaultPolicy = "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

    private const string EmbeddedPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; " +
        "frame-ancestors http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:* http://*.localhost:* "
            + "https://*.localhost:*";

    public static void Map(WebApplication app, PageContext pages)
    {
        var pageGroup = app.MapGroup("");
        pageGroup.AddEndpointFilter(SameOrigin);
        var embeddedGroup = app.MapGroup("");
        embeddedGroup.AddEndpointFilter(SameOrigin).AddEndpointFilter(AllowFraming);
        Asset(pageGroup, "/assets/local-stripe.css", "text/css; charset=utf-8");
        Asset(pageGroup, "/assets/embedded.js", "text/javascript; charset=utf-8");
        Asset(pageGroup, "/stripe.js", "text/javascript; charset=utf-8");
        CheckoutPages.Map(pageGroup, embeddedGroup, pages);
        PortalPages.Map(pageGroup, pages);
        PortalCards.Map(pageGroup, pages);
        PortalChanges.Map(pageGroup, pages);
        InvoicePages.Map(pageGroup, pages);
        PaymentAuthenticationPages.Map(pageGroup, pages);
        ClockForm.Map(pageGroup, pages);
        WebhookPages.Map(pageGroup, pages);
        ObjectPages.Map(pageGroup, pages);
    }

    private static void Asset(RouteGroupBuilder pageGroup, string path, string type) => pageGroup.MapGet(path, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(PageRoutes).Assembly.GetManifestResourceStream(path[(path.LastIndexOf('/') + 1)..])!, type);
    });

    /// <summary>Rejects form posts from other origins. Browsers always send an Origin header with a post; other clients don't.</summary>
    private static async ValueTask<object?> SameOrigin(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        call.HttpContext.Response.Headers["X-Frame-Options"] = "DENY";
        call.HttpContext.Response.Headers["Content-Security-Policy"] = DefaultPolicy;
        var origin = request.Headers.Origin.ToString();
        return HttpMethods.IsPost(request.Method) && origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"
            ? Page.Notice("Cross-origin request blocked", "Forms can only be submitted from the emulator's own pages.", status: 403)
            : await next(call);
    }

    /// <summary>Allows the embedded checkout to be framed by a page of the application on the same machine.</summary>
    private static ValueTask<object?> AllowFraming(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        call.HttpContext.Response.Headers.Remove("X-Frame-Options");
        call.HttpContext.Response.Headers["Content-Security-Policy"] = EmbeddedPolicy;
        return next(call);
    }
}
