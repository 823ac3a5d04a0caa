using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Stripe;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Represents a response of a failing Stripe.</summary>
internal sealed record Trouble(int Status, string Body = "{}", string? ShouldRetry = null, string? RetryAfter = null, bool Hangs = false)
{
    public static Trouble None { get; } = new(200, """{"id":"cus_1"}""");
}

/// <summary>Runs a server that sends the given responses in order, and records the keys and times of the requests.</summary>
internal sealed class TroubledStripe : IAsyncDisposable
{
    private readonly ConcurrentQueue<Trouble> _answers;
    private readonly WebApplication _app;
    private readonly List<GatewayUnderTest> _gateways = [];

    private TroubledStripe(WebApplication app, IEnumerable<Trouble> answers) => (_app, _answers) = (app, new(answers));

    public ConcurrentQueue<(string? Key, DateTimeOffset At)> Asked { get; } = new();

    public static async Task<TroubledStripe> StartAsync(params IEnumerable<Trouble> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TroubledStripe(builder.Build(), answers);
        server._app.Run(server.AnswerAsync);
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

    private async Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue((context.Request.Headers["Idempotency-Key"], TimeProvider.System.GetUtcNow()));
        var answer = _answers.TryDequeue(out var next) ? next : Trouble.None;
        if (answer.Hangs)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.Headers["Stripe-Should-Retry"] = answer.ShouldRetry;
        context.Response.Headers.RetryAfter = answer.RetryAfter;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body);
    }
}
