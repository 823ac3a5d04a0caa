using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Delivers events in the background: one at a time for each endpoint, with retries. Every attempt is recorded.</summary>
internal sealed class WebhookDispatcher : IAsyncDisposable
{
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)];
    private static readonly TimeSpan ReorderWindow = TimeSpan.FromSeconds(0.5);
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly StripeState state;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConcurrentDictionary<string, Channel<string>> queues = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> runningTasks = new();
    private readonly CancellationTokenSource stop = new();
    private int pendingFirstAttempts;
    private int pendingDeliveries;

    public WebhookDispatcher(StripeState state, TimeProvider clock, ILogger logger)
    {
        this.state = state;
        this.clock = clock;
        this.logger = logger;
        state.Committed += Enqueue;
    }

    /// <summary>Gets whether every delivery has had its first attempt.</summary>
    public bool AllAttempted => Volatile.Read(ref pendingFirstAttempts) == 0;

    /// <summary>Gets whether every delivery has succeeded or failed.</summary>
    public bool AllSettled => Volatile.Read(ref pendingDeliveries) == 0;

    /// <summary>Resumes the deliveries that an earlier process left pending.</summary>
    public void Resume() => Enqueue(state.Read(clock.GetUtcNow(), change => change.All(Delivery.Kind).Reverse()
        .Select(doc => new WriteAheadLogEntry(Delivery.Kind, doc.Id(), doc.Clone())).ToArray()), resumed: true);

    public async ValueTask DisposeAsync()
    {
        state.Committed -= Enqueue;
        await stop.CancelAsync();
        await Task.WhenAll(runningTasks.Keys);
        http.Dispose();
        stop.Dispose();
    }

    private void Enqueue(IReadOnlyList<WriteAheadLogEntry> entries) => Enqueue(entries, resumed: false);

    private void Enqueue(IReadOnlyList<WriteAheadLogEntry> entries, bool resumed)
    {
        foreach (var entry in entries.Where(entry => entry.Kind == Delivery.Kind && entry.Doc?.Text("status") == "pending"))
        {
            if (resumed || entry.Doc!.List("attempts").Count == 0)
            {
                Interlocked.Increment(ref pendingFirstAttempts);
                Interlocked.Increment(ref pendingDeliveries);
                queues.GetOrAdd(entry.Doc!.Text("endpoint")!, StartQueue).Writer.TryWrite(entry.Id);
            }
        }
    }

    private Channel<string> StartQueue(string endpoint)
    {
        var queue = Channel.CreateUnbounded<string>();
        Track(Task.Run(() => RunAsync(endpoint, queue.Reader, stop.Token)));
        return queue;
    }

    private void Track(Task task)
    {
        runningTasks[task] = true;
        _ = task.ContinueWith(completed => runningTasks.TryRemove(completed, out _), TaskScheduler.Default);
    }

    private async Task RunAsync(string endpoint, ChannelReader<string> queue, CancellationToken ct)
    {
        try
        {
            while (await queue.WaitToReadAsync(ct))
            {
                var faults = state.Read(clock.GetUtcNow(), change => FaultInjection.GetEffective(change, endpoint));
                await Task.Delay(TimeSpan.FromMilliseconds(faults.DelayMilliseconds)
                    + (faults.Reorder ? ReorderWindow : TimeSpan.Zero), ct);
                List<string> batch = [];
                while (queue.TryRead(out var id) && (batch.Count == 0 || faults.Reorder))
                {
                    batch.Add(id);
                    if (!faults.Reorder)
                    {
                        break;
                    }
                }

                var ids = batch.ToArray();
                if (faults.Reorder)
                {
                    RandomNumberGenerator.Shuffle<string>(ids);
                }

                foreach (var id in ids)
                {
                    await FirstAttemptAsync(id, faults.Duplicate, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Undelivered events stay pending and are sent after the next start.
        }
    }

    private async Task FirstAttemptAsync(string id, bool duplicate, CancellationToken ct)
    {
        var dropped = state.Write(clock.GetUtcNow(), call: null, change => DropIfConfigured(change, id));
        if (dropped)
        {
            Interlocked.Decrement(ref pendingFirstAttempts);
            Interlocked.Decrement(ref pendingDeliveries);
            return;
        }

        var settled = await AttemptAsync(id, last: false, ct);
        if (duplicate)
        {
            settled = await AttemptAsync(id, last: false, ct);
        }

        Interlocked.Decrement(ref pendingFirstAttempts);
        if (settled)
        {
            Interlocked.Decrement(ref pendingDeliveries);
        }
        else
        {
            Track(RetryAsync(id, ct));
        }
    }

    private async Task RetryAsync(string id, CancellationToken ct)
    {
        try
        {
            for (var index = 0; index < RetryDelays.Length; index++)
            {
                await Task.Delay(RetryDelays[index], ct);
                if (await AttemptAsync(id, last: index == RetryDelays.Length - 1, ct))
                {
                    break;
                }
            }

            Interlocked.Decrement(ref pendingDeliveries);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> AttemptAsync(string id, bool last, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (delivery, endpoint, payload) = state.Read(now, change => Prepare(change, id));
        if (delivery is null || endpoint is null)
        {
            return true;
        }

        var attempt = await SendAsync(endpoint, payload, now.ToUnixTimeSeconds(), ct);
        var status = attempt.Succeeded ? "succeeded" : last ? "failed" : "pending";
        state.Write(clock.GetUtcNow(), call: null, change =>
        {
            Delivery.RecordAttempt(change, id, attempt, status);
            return true;
        });
        logger.WebhookDelivered(delivery.Text("event")!, delivery.Text("type")!, attempt.Status, attempt.Milliseconds);
        return status != "pending";
    }

    private static (JsonObject? Delivery, JsonObject? Endpoint, string Payload) Prepare(Change change, string id)
    {
        var delivery = change.Find(Delivery.Kind, id);
        var storedEvent = change.Find("event", delivery?.Text("event"));
        return storedEvent is null
            ? (null, null, "")
            : (delivery!.Clone(), change.Find("webhook_endpoint", delivery!.Text("endpoint"))?.Clone(),
                storedEvent.ToWire().ToJsonString(Indented));
    }

    private static bool DropIfConfigured(Change change, string id)
    {
        if (!FaultInjection.TryDrop(change, change.Find(Delivery.Kind, id)?.Text("endpoint")))
        {
            return false;
        }

        Delivery.RecordAttempt(change, id, new(0, "Dropped by fault injection.", 0), "dropped");
        return true;
    }

    private async Task<DeliveryAttempt> SendAsync(JsonObject endpoint, string payload, long timestamp, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Text("url"));
        request.Content = new StringContent(payload, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Signature.Of(payload, endpoint.Text("_secret")!, timestamp));
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks) local");
        try
        {
            using var response = await http.SendAsync(request, ct);
            var body = await response.Content.ReadAsStringAsync(ct);
            return new((int)response.StatusCode, body.Length > 500 ? body[..500] : body, Elapsed(started));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return new(0, exception.Message, Elapsed(started));
        }
    }

    private static long Elapsed(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
