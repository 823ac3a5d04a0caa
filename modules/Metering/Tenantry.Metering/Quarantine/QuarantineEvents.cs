using Microsoft.Extensions.Logging;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Quarantine;

/// <summary>Quarantines events of unknown meters for an operator, so that they are rejected but not lost.</summary>
internal sealed class QuarantineEvents(TenantSql sql, ICurrentTenant current, ILogger<QuarantineEvents> logger)
{
    private const string Insert = """
        insert into metering.quarantined_event (tenant_id, key, meter, quantity, occurred_at, received_at)
        select $1, sent.*, $6 from unnest($2::text[], $3::text[], $4::bigint[], $5::timestamptz[]) as sent (key, meter, quantity,
            occurred_at)
        order by sent.key on conflict do nothing
        """;

    public async Task RunAsync(IReadOnlyList<UsageEventInput> events, DateTimeOffset now, CancellationToken ct)
    {
        if (events.Count == 0)
        {
            return;
        }

        await sql.RunAsync(
            TenantLock.None, ct, Insert,
            events.Select(sentEvent => sentEvent.Key).ToArray(), events.Select(sentEvent => sentEvent.Meter).ToArray(),
            events.Select(sentEvent => sentEvent.Quantity).ToArray(),
            events.Select(sentEvent => sentEvent.At?.ToDatabasePrecision()).ToArray(), now);
        logger.Quarantined(events.Count, current.Required.Value);
    }
}
