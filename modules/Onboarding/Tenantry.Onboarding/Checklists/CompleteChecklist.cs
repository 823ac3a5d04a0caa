using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Checklists;

/// <summary>
/// Publishes the completion of a checklist once, after a change that can complete it, in the transaction of that change and under the
/// tenant's lock.
/// </summary>
internal sealed class CompleteChecklist(
    OnboardingDbContext db, GetChecklist checklists, ActiveSubscriptions subscriptions, ICurrentTenant current, TimeProvider clock,
    OnboardingMetrics metrics,
    ILogger<CompleteChecklist> logger)
{
    /// <summary>Checks the checklists of all products that the tenant subscribes to.</summary>
    public async Task CheckAllAsync(CancellationToken ct)
    {
        foreach (var product in await subscriptions.ListProductsAsync(ct))
        {
            await CheckAsync(product, ct);
        }
    }

    public async Task CheckAsync(string product, CancellationToken ct)
    {
        if (await checklists.RunAsync(product, ct) is not { IsFinished: true }
            || await db.Set<CompletedChecklist>().AnyAsync(row => row.Product == product, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.Add(new CompletedChecklist { Product = product, At = now });
        db.Publish(new ChecklistCompleted(product, now));
        await db.SaveChangesAsync(ct);
        metrics.RecordChecklistCompleted(product);
        logger.ChecklistCompleted(current.Required.Value, product);
    }
}
