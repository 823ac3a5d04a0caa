using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;

namespace Tenantry.Metering.Counters;

/// <summary>Gets the usage of a period from its usage counter, or from the events if it has no counter.</summary>
internal sealed class UsageQuery(TenantSql sql, CreateUsageCounter createCounter, MeterCatalog meters, TimeProvider clock)
{
    private const string SelectCounter =
        "select used from metering.usage_counter where tenant_id = $1 and meter = $2 and period_start = $3 and period_end = $4";

    private const string SumEvents = """
        select coalesce(sum(quantity), 0)::bigint from metering.usage_event
        where tenant_id = $1 and meter = $2 and occurred_at >= $3 and occurred_at < $4
        """;

    public async Task<long> RunAsync(string meter, UsagePeriod period, CancellationToken ct)
    {
        meters.EnsureExists(meter);
        period = new UsagePeriod(period.Start.ToDatabasePrecision(), period.End.ToDatabasePrecision());
        if (await ReadAsync(SelectCounter, meter, period, ct) is { } used)
        {
            return used;
        }

        // Only the current period is queried repeatedly. A counter for each past period would add a row update to every late event.
        var now = clock.GetUtcNow();
        if (now < period.Start || now >= period.End)
        {
            return (await ReadAsync(SumEvents, meter, period, ct)).GetValueOrDefault();
        }

        await createCounter.RunAsync(meter, period, ct);
        return (await ReadAsync(SelectCounter, meter, period, ct)).GetValueOrDefault();
    }

    private Task<long?> ReadAsync(string statement, string meter, UsagePeriod period, CancellationToken ct) => sql.RunAsync(
        TenantLock.None,
        async reader => await reader.ReadAsync(ct) ? reader.GetInt64(0) : (long?)null,
        ct,
        (statement, [meter, period.Start, period.End]));
}
