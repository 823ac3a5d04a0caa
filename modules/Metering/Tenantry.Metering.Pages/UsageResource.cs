using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Metering.Counters;
using Tenantry.Metering.Data;
using Tenantry.Metering.Meters;

namespace Tenantry.Metering.Pages;

/// <summary>Defines the operator's list of usage by tenant, meter and period.</summary>
internal static class UsageResource
{
    public static Resource<UsageCounter> Define(MeterCatalog meters) =>
        new Resource<UsageCounter>("usage", "Usage", MeteringPermissions.Operate)
    {
        Subtitle = "Usage per tenant, meter and billing period.",
        Icon = "gauge",
        Section = OperatorSections.Usage,
        Order = 45,
        Empty = "Usage appears here after the first metered call.",
    }
        .FromDatabase<MeteringDbContext>("operator lists usage", db => db.Set<UsageCounter>())
        .Key(counter => counter.TenantId, counter => counter.Meter).ThenKey(counter => counter.PeriodStart)
        .ThenKey(counter => counter.PeriodEnd)
        .WithoutDetail()
        .Column("Meter", counter => counter.Meter, column => column.Sort().Display((counter, _) => meters.NameOf(counter.Meter))
            .Filter(meters.All.Select(meter => (meter.Key, meter.Name))))
        .Column("Tenant", counter => counter.TenantId, column => column.Filter())
        .Column("Used", counter => counter.Used, column => column.Sort())
        .Column("Reserved", counter => counter.Reserved, column => column.Sort())
        .Column("Period start", counter => counter.PeriodStart, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Period end", counter => counter.PeriodEnd, column => column.As(CellKind.ExactTime).Sort().Filter())
        .OrderRows(counters => counters.OrderByDescending(counter => counter.PeriodStart).ThenByDescending(counter => counter.Used))
        .View("current", "Current period", (_, now) => counter => counter.PeriodStart <= now && counter.PeriodEnd > now);

    private static string NameOf(this MeterCatalog meters, string meter) => meters.Find(meter)?.Name ?? meter;
}
