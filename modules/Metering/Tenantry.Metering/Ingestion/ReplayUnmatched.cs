using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;
using Tenantry.Metering.Meters;
using Tenantry.Metering.Unmatched;

namespace Tenantry.Metering.Ingestion;

/// <summary>Counts an event that was kept apart, in the period in which it happened.</summary>
internal sealed class ReplayUnmatched(MeteringDbContext db, RecordUsage record, MeterCatalogue meters)
{
    public async Task<Result> RunAsync(string key, CancellationToken ct)
    {
        if (await db.Set<UnmatchedEvent>().FirstOrDefaultAsync(row => row.Key == key, ct) is not { } kept)
        {
            return IngestionProblems.UnmatchedNotFound;
        }

        if (!meters.Knows(kept.Meter))
        {
            return IngestionProblems.StillUnknown;
        }

        // Counted first, removed second: a crash between the two is a repetition, which counts nothing.
        // With the time only where the sender gave one, or the sender's next repetition would be another event.
        var outcome = await record.RunAsync([new SentEvent(kept.Meter, kept.Quantity, kept.Key, kept.OccurredAt)], ct, kept.ReceivedAt);
        if (outcome[0] == UsageOutcome.Conflict)
        {
            return IngestionProblems.KeyConflict;
        }

        db.Remove(kept);
        db.Audit("metering.unmatched.counted", $"usage/{key}");
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
