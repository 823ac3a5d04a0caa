using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Content.Lessons;

namespace Tenantry.Content.Pages;

/// <summary>An enrollment with the number of completed lessons.</summary>
internal sealed class EnrollmentRow
{
    public TenantId TenantId { get; init; }

    public SubscriptionId SubscriptionId { get; init; }

    public required string Product { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int Delivered { get; init; }

    public int Done { get; init; }

    public DateTimeOffset? NextLessonAt { get; init; }

    public static IQueryable<EnrollmentRow> Query(ContentDbContext db) => db.Set<Enrollment>().Select(enrollment => new EnrollmentRow
    {
        TenantId = enrollment.TenantId,
        SubscriptionId = enrollment.SubscriptionId,
        Product = enrollment.Product,
        StartedAt = enrollment.StartedAt,
        EndedAt = enrollment.EndedAt,
        Delivered = enrollment.Delivered,
        Done = db.Set<DeliveredLesson>().Count(lesson =>
            lesson.TenantId == enrollment.TenantId && lesson.SubscriptionId == enrollment.SubscriptionId && lesson.DoneAt != null),
        NextLessonAt = enrollment.EndedAt == null ? enrollment.NextLessonAt : null,
    });
}
