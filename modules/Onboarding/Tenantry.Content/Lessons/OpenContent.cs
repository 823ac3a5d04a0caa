using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;

namespace Tenantry.Content.Lessons;

/// <summary>Represents a lesson, project or community that the tenant can access now.</summary>
/// <param name="Product">The product.</param>
/// <param name="Content">The content.</param>
/// <param name="Enrollment">The enrollment that grants access.</param>
/// <param name="Delivered">The delivered lesson, or <see langword="null"/> for projects and communities.</param>
internal sealed record OpenedContent(ProductContent Product, ContentItem Content, Enrollment Enrollment, DeliveredLesson? Delivered);

/// <summary>
/// Opens content for the current tenant. It is the only access path: content that is locked, unpaid or of another tenant is never returned.
/// </summary>
internal sealed class OpenContent(ContentDbContext db, ContentLibrary catalog, FindAccess access)
{
    public async Task<Result<OpenedContent>> LessonAsync(string key, int number, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } product || product.FindLesson(number) is not { } lesson)
        {
            return ContentProblems.NotFound;
        }

        var enrollment = await access.RunAsync(key, ct);
        if (enrollment.IsProblem)
        {
            return enrollment.Problem.WithDetail("product", key);
        }

        var id = enrollment.Value.SubscriptionId;
        var delivered = await db.Set<DeliveredLesson>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.SubscriptionId == id && row.Number == number, ct);
        return delivered is null ? Locked(product, enrollment.Value, lesson.Title, number)
            : new OpenedContent(product, lesson, enrollment.Value, delivered);
    }

    public async Task<Result<OpenedContent>> ProjectAsync(string key, int number, CancellationToken ct)
    {
        if (catalog.Find(key) is not { } product || product.Projects
            .FirstOrDefault(contentItem => contentItem.Number == number) is not { } project)
        {
            return ContentProblems.NotFound;
        }

        var enrollment = await access.RunAsync(key, ct);
        return enrollment.IsProblem ? enrollment.Problem.WithDetail("product", key)
            : enrollment.Value.Delivered < Math.Min(project.UnlockedByLesson, product.Lessons.Length)
            ? Locked(product, enrollment.Value, project.Title, project.UnlockedByLesson)
            : new OpenedContent(product, project, enrollment.Value, null);
    }

    public async Task<Result<OpenedContent>> CommunityAsync(string key, CancellationToken ct)
    {
        if (catalog.Find(key) is not { Community: { } community } product)
        {
            return ContentProblems.NotFound;
        }

        var enrollment = await access.RunAsync(key, ct);
        return enrollment.IsProblem ? enrollment.Problem.WithDetail("product", key)
            : new OpenedContent(product, community, enrollment.Value, null);
    }

    private static Problem Locked(ProductContent product, Enrollment enrollment, string title, int lesson) => ContentProblems.Locked
        .WithDetail("product", product.Key).WithDetail("title", title).WithDetail("opensAt", product.DueAt(enrollment.StartedAt, lesson));
}
