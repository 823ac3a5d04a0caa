using Microsoft.Extensions.DependencyInjection;
using Tenantry.Api;
using Tenantry.Billing.Stripe;
using Tenantry.Platform.Web;

namespace Tenantry.StartUp;

/// <summary>Adds what pages load from Stripe, and where forms lead, to the content security policy.</summary>
internal static class ContentSources
{
    public static void AddContentSources(this IServiceCollection services) =>
        services.AddOptions<WebOptions>().Configure<StripeOptions>((web, stripe) =>
        {
            web.InlineScriptPaths.Add(ApiDocument.Page);
            foreach (var origin in new[] { stripe.ScriptUrl, stripe.ApiBase }.SelectMany(Origins))
            {
                web.ScriptSources.Add(origin);
                web.FrameSources.Add(origin);
                web.ConnectSources.Add(origin);
                web.FormTargets.Add(origin);
            }

            if (!new Uri(stripe.ApiBase).IsLoopback)
            {
                foreach (var list in new[] { web.ScriptSources, web.FrameSources, web.ConnectSources, web.FormTargets })
                {
                    list.Add("https://checkout.stripe.com");
                }

                web.ScriptSources.Add("https://*.js.stripe.com");
                web.FrameSources.Add("https://*.js.stripe.com");
                web.FrameSources.Add("https://hooks.stripe.com");
                web.ImageSources.Add("https://*.stripe.com");
                web.FormTargets.Add("https://billing.stripe.com");
            }
        });

    // The local Stripe is one server under two names.
    private static IEnumerable<string> Origins(string url)
    {
        var address = new Uri(url);
        yield return address.GetLeftPart(UriPartial.Authority);
        if (address.IsLoopback)
        {
            yield return $"{address.Scheme}://localhost:{address.Port}";
        }
    }
}
