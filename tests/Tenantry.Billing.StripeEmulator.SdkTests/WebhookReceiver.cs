using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator.SdkTests;

/// <summary>
/// Provides a webhook route as documented by the SDK, with <see cref="EventUtility.ConstructEvent(string, string, string, long, bool)"/> at
/// its default settings.
/// </summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TaskCompletionSource, Func<Event, bool>> _waiters = [];
    private readonly WebApplication _app;

    public WebhookReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ReceiveAsync);
    }

    public string Secret { get; set; } = "";

    public string Address => _app.Urls.First();

    public ConcurrentQueue<Event> Received { get; } = [];

    /// <summary>Gets the webhooks that the SDK could not verify or read, with the reason.</summary>
    public ConcurrentQueue<string> Rejected { get; } = [];

    public FieldCoverage Coverage { get; } = new();

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Waits until a webhook for which the condition is true is received after this call.</summary>
    public async Task WaitForAsync(Func<Event, bool> condition)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters[waiter] = condition;
        try
        {
            await waiter.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
        finally
        {
            _waiters.TryRemove(waiter, out _);
        }
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        try
        {
            var received = EventUtility.ConstructEvent(body, http.Request.Headers["Stripe-Signature"], Secret);
            using var json = JsonDocument.Parse(body);
            Coverage.Check(received.Data.Object.GetType(), json.RootElement.GetProperty("data").GetProperty("object"));
            Received.Enqueue(received);
            foreach (var (waiter, _) in _waiters.Where(entry => entry.Value(received)))
            {
                waiter.TrySetResult();
            }

            await http.Response.WriteAsync("ok");
        }
#pragma warning disable CA1031 // Any exception of the SDK is recorded for the tests.
        catch (Exception exception)
        {
            Rejected.Enqueue($"{exception.GetType().Name}: {exception.Message}\n{body}");
        }
#pragma warning restore CA1031
    }
}
