namespace Tenantry.Content.Catalog;

/// <summary>Provides the content of products to other modules.</summary>
internal sealed class ContentCatalog(ContentLibrary products) : IContentCatalog
{
    public ContentSummary? Find(string product) => products.Find(product) is { } content
        ? new ContentSummary(
            content.Key,
            content.Name,
            content.LessonInterval,
            [.. content.Lessons.Select(lesson => new LessonSummary(
                lesson.Number, lesson.Title, lesson.Summary, lesson.Minutes, ContentPaths.Lesson(content.Key, lesson.Number)))])
        : null;
}
