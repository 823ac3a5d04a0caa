using Microsoft.EntityFrameworkCore;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Triggers;

/// <summary>Represents a trigger that an event completes.</summary>
internal sealed class RecordedTrigger(OnboardingDbContext db, string trigger) : ICompletionTrigger
{
    public Task<bool> IsCompletedAsync(string product, CancellationToken ct) => db.Set<CompletedTrigger>()
        .AnyAsync(row => row.Trigger == trigger && (row.Product == CompletedTrigger.EveryProduct || row.Product == product), ct);
}
