using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Hosting;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Webhooks;

/// <summary>Works through the inbox. A webhook is claimed by pushing its due time ahead, so that a node killed while handling frees it later.</summary>
internal sealed class WebhookWorker : BackgroundService
{
    private const int MaxAttempts = 12;
    private const int Batch = 64;

    // Handling mostly waits, for the provider and for commits: many more than cores go side by side.
    private const int AtOnce = 8;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IServiceScopeFactory _scopes;
    private readonly IAcrossTenants<BillingDbContext> _across;
    private readonly IHostApplicationLifetime _host;
    private readonly TimeProvider _clock;
    private readonly BillingMetrics _metrics;
    private readonly ILogger<WebhookWorker> _logger;

    public WebhookWorker(
        IServiceScopeFactory scopes, IAcrossTenants<BillingDbContext> across, NodeSignals signals, IHostApplicationLifetime host, TimeProvider clock,
        BillingMetrics metrics, ILogger<WebhookWorker> logger)
    {
        (_scopes, _across, _host, _clock, _metrics, _logger) = (scopes, across, host, clock, metrics, logger);
        signals.On(ReceiveWebhook.Topic, () => _wake.Writer.TryWrite(true));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _host.WhenStartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await ClaimAsync(stoppingToken) is { Count: > 0 } webhooks)
                {
                    await HandleAsync(webhooks, stoppingToken);
                }
            }
            catch (Exception broken) when (broken.IsDatabaseFault())
            {
                _logger.WebhooksWait(broken);
            }

            await WaitAsync(stoppingToken);
        }
    }

    private async Task<List<WebhookRow>> ClaimAsync(CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        await using var db = await _across.OpenAsync("handle webhooks", ct);
        // A claim that a crash forgets is no harm, so that it does not wait for the disk. The setting is read once, and is always 'off'.
        return await db.Set<WebhookRow>().FromSql(
            $"""
            update billing.webhook_row set due_at = {now + Claim}, attempts = attempts + 1
            where (select set_config('synchronous_commit', 'off', true)) = 'off' and event_id in (
                select event_id from billing.webhook_row where status = 'Waiting' and due_at <= {now}
                order by due_at limit {Batch} for update skip locked)
            returning event_id, type, object, object_id, 'null'::jsonb as payload, occurred_at, received_at, status, attempts, due_at, source, handled_at, outcome
            """).AsNoTracking().ToListAsync(ct);
    }

    private async Task HandleAsync(List<WebhookRow> webhooks, CancellationToken ct)
    {
        var owners = await KnownOwners.FindAsync(_across, webhooks, ct);
        var handled = new HandledWebhooks(_across, _clock);
        try
        {
            // Several about one object are one reading of it: all of them are older than that reading.
            await Parallel.ForEachAsync(
                webhooks.GroupBy(one => (one.Object, one.ObjectId)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
                async (same, stop) => await handled.AddAsync(await HandleAsync([.. same], owners, stop)));
        }
        finally
        {
            await handled.FlushAsync();
        }
    }

    private async Task<List<WebhookEnd>> HandleAsync(List<WebhookRow> same, IReadOnlyDictionary<string, TenantId> owners, CancellationToken ct)
    {
        var (status, outcome) = (WebhookStatus.Handled, "The mirror is as the provider's object.");
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<KnownOwners>().Set(owners);
            if (await scope.ServiceProvider.GetRequiredService<HandleWebhook>().RunAsync(same[0], ct) is { IsProblem: true, Problem: var problem })
            {
                (status, outcome) = (WebhookStatus.Failed, $"{problem.Code}: {problem.Message}");
            }
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            (status, outcome) = (WebhookStatus.Waiting, failed.Message);
            foreach (var webhook in same)
            {
                _logger.WebhookFailed(webhook.EventId, webhook.Attempts, failed);
            }
        }

        var now = _clock.GetUtcNow();
        return same.ConvertAll(webhook =>
        {
            var end = status == WebhookStatus.Waiting && webhook.Attempts >= MaxAttempts ? WebhookStatus.Failed : status;
            _metrics.WebhookHandled(end.ToString(), now - webhook.ReceivedAt);
            return new WebhookEnd(webhook.EventId, end, outcome, now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, webhook.Attempts))));
        });
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Sweep);
        try
        {
            await _wake.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Time for the sweep.
        }
    }
}
