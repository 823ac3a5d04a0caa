using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the emulator's web application, which is independent of the host's configuration.</summary>
internal static class EmulatorApp
{
    public static WebApplication Build(
        StripeEmulatorOptions options, EmulatorContext context, StripeState state, EmulatorClock clock,
        StripeEmulatorServer server, ILogger logger)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
            { ApplicationName = typeof(EmulatorApp).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(options.Port);
            }
        });
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.Use(LoopbackOnly);
        app.Use((http, next) => CatchAsync(http, next, logger));
        app.UseRouting();
        StripeRoutes.Map(new StripeApi(app, state, clock, context, logger));
        PageRoutes.Map(app, new PageContext(state, clock, server, context));
        app.MapFallback("/v1/{**path}", Unrecognized);
        app.MapFallback("/v2/{**path}", Unrecognized);
        return app;
    }

    public static async Task<string> StartAsync(WebApplication app, StripeEmulatorOptions options, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new InvalidOperationException(
                $"The Stripe emulator cannot listen on port {options.Port} because another process uses it. Stop that process or set "
                    + $"StripeEmulatorOptions.Port.", exception);
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return $"http://localhost:{new Uri(bound).Port}";
    }

    private static Task Unrecognized(HttpContext http)
    {
        ApiHeaders.Write(http, new CallInfo(NewId.Of("req", 14), http.Request.Headers["Idempotency-Key"].FirstOrDefault()));
        return ApiHeaders.WriteResponseAsync(http, 404, StripeApiException.Unrecognized(http.Request.Method, http.Request.Path).ToJson());
    }

    /// <summary>Rejects requests for host names other than localhost, which protects against DNS rebinding.</summary>
    private static Task LoopbackOnly(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }

    private static async Task CatchAsync(HttpContext http, RequestDelegate next, ILogger logger)
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !http.Response.HasStarted)
        {
            logger.RequestFailed(exception, http.Request.Method, http.Request.Path);
            await ApiHeaders.WriteResponseAsync(http, 500,
                new StripeApiException(500, "api_error", code: null, exception.Message).ToJson());
        }
    }
}
