using Tenantry.Content.Contracts;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Checklists;

/// <summary>Checks the checklist of a product when its subscription starts, and when one of its lessons is completed.</summary>
internal sealed class CheckOnProgress(OnboardingDbContext db, CheckChecklist checklist, ICurrentTenant current)
    : IEventHandler<SubscriptionStarted>, IEventHandler<LessonCompleted>
{
    public Task HandleAsync(SubscriptionStarted happened, EventInfo info, CancellationToken ct) => CheckAsync(happened.Subscription.Product, ct);

    public Task HandleAsync(LessonCompleted happened, EventInfo info, CancellationToken ct) => CheckAsync(happened.Product, ct);

    private async Task CheckAsync(string product, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        await checklist.CheckAsync(product, ct);
        await transaction.CommitAsync(ct);
    }
}
