namespace Tenantry.Content.Contents;

/// <summary>Answers other modules from the library.</summary>
internal sealed class ContentCatalog(Library library) : IContentCatalog
{
    public ContentSummary? Find(string product) => library.Find(product) is { } content
        ? new ContentSummary(
            content.Key,
            content.Name,
            content.Every,
            [.. content.Lessons.Select(lesson => new LessonSummary(
                lesson.Number, lesson.Title, lesson.Summary, lesson.Minutes, ContentPaths.Lesson(content.Key, lesson.Number)))])
        : null;
}
