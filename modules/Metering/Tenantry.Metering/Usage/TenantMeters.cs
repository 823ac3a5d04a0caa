using Tenantry.Metering.Events;
using Tenantry.Metering.Ingestion;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Reservations;
using Tenantry.Metering.Counters;

namespace Tenantry.Metering.Usage;

/// <summary>Implements <see cref="IMeters"/> for other modules.</summary>
internal sealed class TenantMeters(
    MeterCatalog catalog, RecordUsage record, ReserveUsage reserve, CommitReservation commit, ReleaseReservation release, UsageQuery read)
    : IMeters
{
    public IReadOnlyList<MeterDefinition> All => catalog.All;

    public async Task<UsageOutcome> RecordAsync(string meter, long quantity, string key, DateTimeOffset? at, CancellationToken ct) =>
        (await record.RunAsync([new UsageEventInput(meter, quantity, key, at)], ct))[0];

    public Task<QuotaReservation> ReserveAsync(string meter, long quantity, long? limit, UsagePeriod period, string key,
        CancellationToken ct) =>
        reserve.RunAsync(meter, quantity, limit, period, key, ct);

    public Task CommitAsync(Guid reservation, CancellationToken ct) => commit.RunAsync(reservation, ct);

    public Task ReleaseAsync(Guid reservation, CancellationToken ct) => release.RunAsync(reservation, ct);

    public Task<long> GetUsageAsync(string meter, UsagePeriod period, CancellationToken ct) => read.RunAsync(meter, period, ct);
}
