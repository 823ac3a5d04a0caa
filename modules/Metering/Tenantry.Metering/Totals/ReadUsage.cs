using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;

namespace Tenantry.Metering.Totals;

/// <summary>Says how much was used in a period: from its total, or from the events where no total is kept.</summary>
internal sealed class ReadUsage(TenantSql sql, OpenTotal open, MeterCatalogue meters, TimeProvider clock)
{
    private const string Total = "select used from metering.usage_total where tenant_id = $1 and meter = $2 and period_start = $3 and period_end = $4";

    private const string Events = """
        select coalesce(sum(quantity), 0)::bigint from metering.usage_event
        where tenant_id = $1 and meter = $2 and occurred_at >= $3 and occurred_at < $4
        """;

    public async Task<long> RunAsync(string meter, UsagePeriod period, CancellationToken ct)
    {
        meters.MustKnow(meter);
        period = new UsagePeriod(period.Start.Stored(), period.End.Stored());
        if (await OneAsync(Total, meter, period, ct) is { } used)
        {
            return used;
        }

        // Only a running period is asked for again and again. A total of each past one would cost every late event a row.
        var now = clock.GetUtcNow();
        if (now < period.Start || now >= period.End)
        {
            return (await OneAsync(Events, meter, period, ct)).GetValueOrDefault();
        }

        await open.RunAsync(meter, period, ct);
        return (await OneAsync(Total, meter, period, ct)).GetValueOrDefault();
    }

    private Task<long?> OneAsync(string statement, string meter, UsagePeriod period, CancellationToken ct) => sql.RunAsync(
        TenantLock.None,
        async reader => await reader.ReadAsync(ct) ? reader.GetInt64(0) : (long?)null,
        ct,
        (statement, [meter, period.Start, period.End]));
}
