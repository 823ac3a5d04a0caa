using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Says once that a checklist is finished: after a change that may have finished it, within that change's transaction and the tenant's lock.</summary>
internal sealed class CheckChecklist(
    OnboardingDbContext db, ReadChecklist checklists, ICurrentTenant current, TimeProvider clock, OnboardingMetrics metrics, ILogger<CheckChecklist> logger)
{
    /// <returns>Whether there is something to save.</returns>
    public async Task<bool> CheckAsync(string product, CancellationToken ct)
    {
        if (await checklists.RunAsync(product, ct) is not { IsFinished: true } || await db.FinishedChecklists.AnyAsync(row => row.Product == product, ct))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        db.Add(new FinishedChecklist { Product = product, At = now });
        db.Publish(new ChecklistCompleted(product, now));
        metrics.ChecklistFinished(product);
        logger.ChecklistFinished(current.Required.Value, product);
        return true;
    }
}
