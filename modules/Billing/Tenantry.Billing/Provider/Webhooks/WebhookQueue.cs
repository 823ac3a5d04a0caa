using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Work;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>
/// Processes the inbox. Webhooks about one object share one read of it: while it is being read, later webhooks about it are not claimed,
/// and then share the next read.
/// </summary>
internal sealed class WebhookQueue(IServiceScopeFactory scopes, ProviderMetrics metrics,
    ICrossTenantDbContextFactory<BillingDbContext> across, WorkServices services)
    : WorkQueue<BillingDbContext, WebhookRow>(Options, across, services)
{
    private const string Processed = "Up to date";

    private static readonly WorkQueueOptions Options = new(ReceiveWebhook.Topic, "handle webhooks")
    {
        BatchSize = 256,
        Lease = TimeSpan.FromMinutes(1),
        MaxAttempts = 12,
    };

    private readonly ConcurrentDictionary<string, bool> _objects = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, TenantId> _owners = new Dictionary<string, TenantId>(StringComparer.Ordinal);

    protected override (string Sql, object[] Parameters) ClaimCondition() => ("w.object_id <> all({3})", [_objects.Keys.ToArray()]);

    protected override string KeyOf(WebhookRow item) => item.EventId;

    // The payload is kept for display only. It is the largest column, and processing reads the object itself.
    protected override string ColumnSql(IProperty property) =>
        property.Name == nameof(WebhookRow.Payload) ? "'null'::jsonb as payload" : base.ColumnSql(property);

    protected override async Task PrepareAsync(BillingDbContext db, IReadOnlyList<WebhookRow> items, CancellationToken cancellationToken) =>
        _owners = await SubscriptionOwners.FindAsync(
            db, [.. items.Where(row => row.Object == GatewayObject.Subscription).Select(row => row.ObjectId)], cancellationToken);

    protected override IEnumerable<IReadOnlyList<WebhookRow>> Group(IReadOnlyList<WebhookRow> items)
    {
        foreach (var group in items.GroupBy(webhook => (webhook.Object, webhook.ObjectId)).ToList())
        {
            _objects[group.Key.ObjectId] = true;
            yield return [.. group];
        }
    }

    protected override async Task ProcessAsync(IReadOnlyList<WebhookRow> items, CancellationToken cancellationToken)
    {
        try
        {
            // Interactive requests to the provider take precedence.
            using var background = GatewayPriority.Background();
            using var activity = WebhookTraces.Start(items[0].Type, items.Count);
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SubscriptionOwners>().Set(_owners);
            if (await scope.ServiceProvider.GetRequiredService<HandleWebhook>()
                .RunAsync(items, cancellationToken) is { IsProblem: true, Problem: var problem })
            {
                throw new WorkRejectedException($"{problem.Code}: {problem.Message}");
            }
        }
        finally
        {
            _objects.TryRemove(items[0].ObjectId, out _);
        }
    }

    protected override async Task CompleteAsync(BillingDbContext db, IReadOnlyList<WorkResult<WebhookRow>> results)
    {
        // After everything that the webhooks caused is committed: processing can take several transactions, and marking a webhook within
        // the first one would lose the rest after a crash. A webhook that a crash leaves unmarked is processed again, and reads the same
        // object.
        var now = Clock.GetUtcNow();
        var statuses = results.Select(result => StatusOf(result.Status)).ToList();
        await db.Database.ExecuteSqlAsync(
            $"""
            select set_config('synchronous_commit', 'off', true);
            update billing.webhook_row w set status = r.status, outcome = r.outcome, due_at = r.due_at,
                handled_at = case when r.status = {nameof(WebhookStatus.Pending)} then null else {now} end
            from unnest({results.Select(result => result.Item.EventId).ToArray()},
                {statuses.ConvertAll(status => status.ToString()).ToArray()},
                        {results.Select(result => result.Error ?? Processed).ToArray()}, {results.Select(result => result.DueAt).ToArray()})
                as r(event_id, status, outcome, due_at)
            where w.event_id = r.event_id
            """);
        foreach (var (result, status) in results.Zip(statuses))
        {
            metrics.WebhookHandled(status.ToString(), now - result.Item.ReceivedAt);
        }
    }

    private static WebhookStatus StatusOf(WorkStatus status) => status switch
    {
        WorkStatus.Completed => WebhookStatus.Processed,
        WorkStatus.Retry => WebhookStatus.Pending,
        _ => WebhookStatus.Failed,
    };
}
