using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Contents;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;

namespace Tenantry.Content.Lessons;

/// <summary>A lesson, project or community that may be read now.</summary>
/// <param name="Product">Its product.</param>
/// <param name="Content">What it is.</param>
/// <param name="Enrollment">Whose it is.</param>
/// <param name="Delivered">The delivery of a lesson; none of others.</param>
internal sealed record OpenedContent(ProductContent Product, ContentItem Content, Enrollment Enrollment, DeliveredLesson? Delivered);

/// <summary>The one door to content: what was not delivered, is not paid for or is another tenant's does not come out of it.</summary>
internal sealed class OpenContent(ContentDbContext db, Library library, FindAccess access)
{
    public async Task<Result<OpenedContent>> LessonAsync(string key, int number, CancellationToken ct)
    {
        if (library.Find(key) is not { } product || product.Lesson(number) is not { } lesson)
        {
            return ContentProblems.NotFound;
        }

        var found = await access.RunAsync(key, ct);
        if (found.IsProblem)
        {
            return found.Problem.With("product", key);
        }

        var id = found.Value.SubscriptionId;
        var delivered = await db.Set<DeliveredLesson>().AsNoTracking().FirstOrDefaultAsync(row => row.SubscriptionId == id && row.Number == number, ct);
        return delivered is null ? Locked(product, found.Value, lesson.Title, number) : new OpenedContent(product, lesson, found.Value, delivered);
    }

    public async Task<Result<OpenedContent>> ProjectAsync(string key, int number, CancellationToken ct)
    {
        if (library.Find(key) is not { } product || product.Projects.FirstOrDefault(contentItem => contentItem.Number == number) is not { } project)
        {
            return ContentProblems.NotFound;
        }

        var found = await access.RunAsync(key, ct);
        return found.IsProblem ? found.Problem.With("product", key)
            : found.Value.Delivered < Math.Min(project.Opens, product.Lessons.Length) ? Locked(product, found.Value, project.Title, project.Opens)
            : new OpenedContent(product, project, found.Value, null);
    }

    public async Task<Result<OpenedContent>> CommunityAsync(string key, CancellationToken ct)
    {
        if (library.Find(key) is not { Community: { } community } product)
        {
            return ContentProblems.NotFound;
        }

        var found = await access.RunAsync(key, ct);
        return found.IsProblem ? found.Problem.With("product", key) : new OpenedContent(product, community, found.Value, null);
    }

    private static Problem Locked(ProductContent product, Enrollment enrollment, string title, int lesson) => ContentProblems.Locked
        .With("product", product.Key).With("title", title).With("opensAt", product.DueAt(enrollment.StartedAt, lesson));
}
