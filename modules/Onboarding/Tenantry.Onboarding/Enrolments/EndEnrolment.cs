using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Data;

namespace Tenantry.Onboarding.Enrolments;

/// <summary>Ends an enrolment with its subscription: no more lessons come. What was read and done is kept for a return.</summary>
internal sealed class EndEnrolment(OnboardingDbContext db, ICurrentTenant current, ILogger<EndEnrolment> logger) : IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(SubscriptionEnded happened, EventInfo info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        var id = happened.Subscription.Id;
        if (await db.Enrolments.FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrolment)
        {
            return;
        }

        enrolment.EndedAt = happened.At;
        enrolment.NextLessonAt = null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.EnrolmentEnded(id.Value, current.Required.Value);
    }
}
