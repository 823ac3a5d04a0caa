using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Everything that a person sees.</summary>
internal static class PageRoutes
{
    public static void Map(WebApplication app, PageContext pages)
    {
        var all = app.MapGroup("");
        all.AddEndpointFilter(SameOrigin);
        all.MapGet("/assets/local-stripe.css", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Stream(typeof(PageRoutes).Assembly.GetManifestResourceStream("local-stripe.css")!, "text/css; charset=utf-8");
        });
        CheckoutPages.Map(all, pages);
        PortalPages.Map(all, pages);
        InvoicePages.Map(all, pages);
        ClockForm.Map(all, pages);
        WebhookPages.Map(all, pages);
        ObjectPages.Map(all, pages);
    }

    /// <summary>A form posts from these pages only. A browser always says where a post comes from; tools that are no browser say nothing.</summary>
    private static async ValueTask<object?> SameOrigin(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        call.HttpContext.Response.Headers["X-Frame-Options"] = "DENY";
        call.HttpContext.Response.Headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'";
        var origin = request.Headers.Origin.ToString();
        return HttpMethods.IsPost(request.Method) && origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}"
            ? Page.Notice("This form came from elsewhere", "Pages of other sites may not act here.", status: 403)
            : await next(call);
    }
}
