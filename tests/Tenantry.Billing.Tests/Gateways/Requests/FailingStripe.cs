using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Represents a response of the server.</summary>
internal sealed record StubResponse(int Status, string Body = "{}", string? ShouldRetry = null, string? RetryAfter = null,
    bool Hangs = false)
{
    public static StubResponse Success { get; } = new(200, """{"id":"cus_1"}""");
}

/// <summary>Runs a server that sends the given responses in order, and records the keys and times of the requests.</summary>
internal sealed class FailingStripe : IAsyncDisposable
{
    private readonly ConcurrentQueue<StubResponse> _responses;
    private readonly WebApplication _app;
    private readonly List<GatewayUnderTest> _gateways = [];

    private FailingStripe(WebApplication app, IEnumerable<StubResponse> responses) => (_app, _responses) = (app, new(responses));

    public ConcurrentQueue<(string? Key, DateTimeOffset At)> Requests { get; } = new();

    public static async Task<FailingStripe> StartAsync(params IEnumerable<StubResponse> responses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FailingStripe(builder.Build(), responses);
        server._app.Run(server.RespondAsync);
        await server._app.StartAsync();
        return server;
    }

    public StripeGateway Gateway(int retries = 3, TimeSpan? timeout = null)
    {
        var options = new StripeOptions { SecretKey = "sk_test_local", ApiBase = _app.Urls.First(), MaxRetries = retries,
            Timeout = timeout ?? TimeSpan.FromSeconds(30) };
        _gateways.Add(new(options));
        return _gateways[^1].Gateway;
    }

    public async ValueTask DisposeAsync()
    {
        _gateways.ForEach(gateway => gateway.Dispose());
        await _app.DisposeAsync();
    }

    private async Task RespondAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.Headers["Idempotency-Key"], TimeProvider.System.GetUtcNow()));
        var response = _responses.TryDequeue(out var next) ? next : StubResponse.Success;
        if (response.Hangs)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.StatusCode = response.Status;
        context.Response.Headers["Stripe-Should-Retry"] = response.ShouldRetry;
        context.Response.Headers.RetryAfter = response.RetryAfter;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(response.Body);
    }
}
