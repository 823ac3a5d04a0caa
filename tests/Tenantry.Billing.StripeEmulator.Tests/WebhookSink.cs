using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator.Tests;

/// <summary>Receives webhooks on a real HTTP server.</summary>
internal sealed class WebhookSink : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookSink(WebApplication app) => this.app = app;

    public ConcurrentQueue<(string Type, string Body, string Signature)> Received { get; } = [];

    /// <summary>Gets or sets how many of the next requests are answered with status 500.</summary>
    public int Failures { get; set; }

    /// <summary>Gets or sets a callback that runs before each response.</summary>
    public Action<JsonObject> OnReceiving { get; set; } = _ => { };

    public Uri Address => new(app.Urls.First());

    public static async Task<WebhookSink> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var sink = new WebhookSink(builder.Build());
        sink.app.Run(sink.ReceiveAsync);
        await sink.app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (Failures > 0)
        {
            Failures--;
            http.Response.StatusCode = 500;
            return;
        }

        var received = (JsonObject)JsonNode.Parse(body)!;
        OnReceiving(received);
        Received.Enqueue((received.Text("type")!, body, http.Request.Headers["Stripe-Signature"].ToString()));
        await http.Response.WriteAsync("ok");
    }
}
