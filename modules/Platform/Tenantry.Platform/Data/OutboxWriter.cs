using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Data;

/// <summary>Writes events to the outbox in the transaction of the change that they announce.</summary>
internal static class OutboxWriter
{
    public static async Task WriteAsync(TenantDbContext context, List<IIntegrationEvent> events, CancellationToken ct)
    {
        if (events.Count == 0)
        {
            return;
        }

        var tenant = context.TenantOrNone;
        if (tenant == default)
        {
            throw new InvalidOperationException(
                $"{events[0].GetType().Name} was published without a current tenant. Call ICurrentTenant.Change(tenant) first.");
        }

        var clock = context.GetService<TimeProvider>();
        var now = clock.GetUtcNow();
        var bucket = OutboxBuckets.Of(tenant);
        var ids = events.ConvertAll(_ => Guid.CreateVersion7(now)).ToArray();
        var names = events.ConvertAll(published => StoredEvents.NameOf(published.GetType())).ToArray();
        var bodies = events.ConvertAll(published => JsonSerializer.Serialize(published, published.GetType(), StoredEvents.Json)).ToArray();
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into platform.outbox_event (tenant_id, bucket, event_id, name, body, occurred_at, trace_parent)
            select {tenant.Value}, {bucket}, e.id, e.name, e.body, {now}, {Activity.Current?.Id}
            from unnest({ids}, {names}, {bodies}) with ordinality as e(id, name, body, place) order by e.place
            """,
            ct);

        context.GetService<OutboxSignal>().Written(context);
    }
}

/// <summary>Assigns tenants to the buckets that the nodes divide among themselves.</summary>
internal static class OutboxBuckets
{
    /// <summary>
    /// The number of buckets. Never change it while events are pending: a tenant's events would be in two buckets and lose their order.
    /// </summary>
    public const int Count = 64;

    // The last bytes of a UUIDv7 are random; the first ones are the time.
    public static short Of(TenantId tenant) => (short)(tenant.Value.ToByteArray()[15] & (Count - 1));
}
