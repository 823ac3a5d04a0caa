using Tenantry.Metering.Data;

namespace Tenantry.Metering.Counters;

/// <summary>Creates the usage counter of a period.</summary>
internal sealed class CreateUsageCounter(TenantSql sql)
{
    // Under the exclusive lock: an event that is not in the sum yet would find no counter to add its quantity to.
    private const string Insert = """
        insert into metering.usage_counter (tenant_id, meter, period_start, period_end, used, reserved)
        select $1, $2, $3, $4, coalesce(sum(quantity), 0)::bigint, 0 from metering.usage_event
        where tenant_id = $1 and meter = $2 and occurred_at >= $3 and occurred_at < $4
        on conflict do nothing
        """;

    public Task RunAsync(string meter, UsagePeriod period, CancellationToken ct) =>
        sql.RunAsync(TenantLock.Exclusive, ct, Insert, meter, period.Start, period.End);
}
