using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Quarantine;

namespace Tenantry.Metering.Ingestion;

/// <summary>Ingests a quarantined event. It counts in the period in which it occurred.</summary>
internal sealed class ReplayQuarantinedEvent(MeteringDbContext db, RecordUsage record, MeterCatalog meters)
{
    public async Task<Result> RunAsync(string key, CancellationToken ct)
    {
        if (await db.Set<QuarantinedEvent>().FirstOrDefaultAsync(row => row.Key == key, ct) is not { } quarantined)
        {
            return IngestionProblems.QuarantinedEventNotFound;
        }

        if (!meters.Contains(quarantined.Meter))
        {
            return IngestionProblems.MeterStillUnknown;
        }

        // Count first, remove second: after a crash between the two, the retry is a duplicate and counts nothing. Pass the time only if the
        // sender provided one; otherwise the sender's next retry would be a different event.
        var outcome =
            await record.RunAsync([new UsageEventInput(quarantined.Meter, quarantined.Quantity, quarantined.Key, quarantined.OccurredAt)],
                ct, quarantined.ReceivedAt);
        if (outcome[0] == UsageOutcome.Conflict)
        {
            return IngestionProblems.KeyConflict;
        }

        db.Remove(quarantined);
        db.Audit("metering.unmatched.counted", $"usage/{key}");
        await db.SaveChangesAsync(ct);
        return Result.Success;
    }
}
