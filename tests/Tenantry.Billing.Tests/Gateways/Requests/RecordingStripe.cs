using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>Runs a server that records every request and responds with Stripe's published examples.</summary>
internal sealed class RecordingStripe : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Recorded>> _heard = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _said = new(StringComparer.Ordinal);
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
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Assigns the requests from now on to this row.</summary>
    public void Begin(string row) => _row = row;

    public IReadOnlyList<Recorded> Of(string row) => [.. _heard.GetValueOrDefault(row) ?? []];

    public string? Said(string row) => _said.GetValueOrDefault(row);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // If the caller sets no idempotency key, both official libraries generate one for their retries.
    private static string? Chosen(string? key) =>
        key?.StartsWith("stripe-node-retry-", StringComparison.Ordinal) == true || Guid.TryParse(key, out _) ? null : key;

    // Stripe.net adds the charset, which is the default for a form.
    private static string? MediaType(string? contentType) => contentType?.Split(';')[0];

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (request.Path == "/begin")
        {
            Begin(body);
            return;
        }

        if (request.Path == "/said")
        {
            _said[_row] = body;
            return;
        }

        var heard = new Recorded(
            request.Method, request.Path.Value!, request.Headers.Authorization, request.Headers["Stripe-Version"],
            Chosen(request.Headers["Idempotency-Key"]),
            // Without a body there is no content type, but the official library sends one.
            HttpMethods.IsPost(request.Method) ? MediaType(request.ContentType) : null,
            Recorded.Decode(request.QueryString.Value ?? ""), Recorded.Decode(body));
        _heard.GetOrAdd(_row, _ => new()).Enqueue(heard);
        var (status, json) = PublishedExamples.Answer(heard);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    }
}
