using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Web;

/// <summary>Adds the middleware that protects every host.</summary>
internal static class WebPipeline
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        services.AddSingleton<IValidateOptions<WebOptions>, ProxyValidator>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebOptions>>().Value);
        services.AddRateLimiter(_ => { });
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.Converters.Add(new InstantConverter());
            json.SerializerOptions.Converters.Add(new LocalTimeConverter());
        });
        services.AddOptions<CookiePolicyOptions>().Configure<PlatformOptions, IHostEnvironment>((cookies, platform, environment) =>
        {
            // Behind a proxy that ends TLS, the request itself is not HTTPS.
            if (!environment.IsDevelopment() && platform.PublicUrl.StartsWith(Uri.UriSchemeHttps + ":", StringComparison.OrdinalIgnoreCase))
            {
                cookies.Secure = CookieSecurePolicy.Always;
            }
        });
    }

    public static void UseWeb(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<WebOptions>();
        // RequestErrors says which part of the request can't be read; without the exception, the response would say nothing.
        app.ApplicationServices.GetRequiredService<IOptions<RouteHandlerOptions>>().Value.ThrowOnBadRequest = true;
        if (options.KnownProxies.Count + options.KnownNetworks.Count > 0)
        {
            app.UseForwardedHeaders(Forwarded(options));
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestErrors>();
        app.UseMiddleware<HostNames>();
        app.UseMiddleware<HttpsOnly>();
        app.UseCookiePolicy();
        if (options.RateLimits.Enabled)
        {
            app.UseRateLimiter(RateLimits.ByAddress(options.RateLimits));
        }
    }

    public static void UseRequestChecks(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<WebOptions>().RateLimits;
        app.UseMiddleware<SameOrigin>();
        if (limits.Enabled)
        {
            app.UseRateLimiter(RateLimits.ByCaller(limits));
        }

        app.UseMiddleware<RequestText>();
        app.UseMiddleware<PasswordHashingLimit>();
    }

    private static ForwardedHeadersOptions Forwarded(WebOptions options)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = options.ForwardLimit,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.KnownProxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        foreach (var network in options.KnownNetworks)
        {
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        return forwarded;
    }

    private sealed class ProxyValidator : IValidateOptions<WebOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebOptions options)
        {
            var proxies = options.KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _))
                .Select(proxy => $"Tenantry:Web:KnownProxies: '{proxy}' is not an IP address.");
            var networks = options.KnownNetworks.Where(network => !System.Net.IPNetwork.TryParse(network, out _))
                .Select(network => $"Tenantry:Web:KnownNetworks: '{network}' is not a network such as 10.0.0.0/8.");
            var failures = proxies.Concat(networks).ToList();
            return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
        }
    }
}
