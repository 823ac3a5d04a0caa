using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Data;

namespace Tenantry.Content.Enrollments;

/// <summary>Ends an enrollment with its subscription: no more lessons come. What was read and done is kept for a return.</summary>
internal sealed class EndEnrollment(ContentDbContext db, ICurrentTenant current, ILogger<EndEnrollment> logger) : IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(SubscriptionEnded happened, EventInfo info, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAsync(current.Required, ct);
        var id = happened.Subscription.Id;
        if (await db.Set<Enrollment>().FirstOrDefaultAsync(row => row.SubscriptionId == id, ct) is not { EndedAt: null } enrollment)
        {
            return;
        }

        enrollment.EndedAt = happened.At;
        enrollment.NextLessonAt = null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.EnrollmentEnded(id.Value, current.Required.Value);
    }
}
