using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Runs a server that records every request and responds with Stripe's published examples.</summary>
internal sealed class RecordingStripe : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Recorded>> _requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _outputs = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private string _row = "";

    private RecordingStripe(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<RecordingStripe> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new RecordingStripe(builder.Build());
        server._app.Run(server.RespondAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Assigns the requests from now on to this row.</summary>
    public void Begin(string row) => _row = row;

    public IReadOnlyList<Recorded> Of(string row) => [.. _requests.GetValueOrDefault(row) ?? []];

    public string? Output(string row) => _outputs.GetValueOrDefault(row);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // If the caller sets no idempotency key, both official libraries generate one for their retries.
    private static string? ExplicitKey(string? key) =>
        key?.StartsWith("stripe-node-retry-", StringComparison.Ordinal) == true || Guid.TryParse(key, out _) ? null : key;

    // Stripe.net adds the charset, which is the default for a form.
    private static string? MediaType(string? contentType) => contentType?.Split(';')[0];

    private async Task RespondAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (request.Path == "/begin")
        {
            Begin(body);
            return;
        }

        if (request.Path == "/output")
        {
            _outputs[_row] = body;
            return;
        }

        var recorded = new Recorded(
            request.Method, request.Path.Value!, request.Headers.Authorization, request.Headers["Stripe-Version"],
            ExplicitKey(request.Headers["Idempotency-Key"]),
            // Without a body there is no content type, but the official library sends one.
            HttpMethods.IsPost(request.Method) ? MediaType(request.ContentType) : null,
            Recorded.Decode(request.QueryString.Value ?? ""), Recorded.Decode(body));
        _requests.GetOrAdd(_row, _ => new()).Enqueue(recorded);
        var (status, json) = PublishedExamples.Answer(recorded);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }
}
