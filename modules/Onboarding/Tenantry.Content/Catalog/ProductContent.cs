using System.Collections.Immutable;

namespace Tenantry.Content.Catalog;

/// <summary>Represents the content of a product and its drip schedule.</summary>
internal sealed record ProductContent(string Key, string Name)
{
    public TimeSpan LessonInterval { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Gets the lessons; lesson n is at n − 1.</summary>
    public ImmutableArray<ContentItem> Lessons { get; init; } = [];

    public ImmutableArray<ContentItem> Projects { get; init; } = [];

    public ContentItem? Community { get; init; }

    public ContentItem? FindLesson(int number) => number >= 1 && number <= Lessons.Length ? Lessons[number - 1] : null;

    /// <summary>Gets the time at which a lesson is due, counted from the start: a late delivery does not delay later lessons.</summary>
    public DateTimeOffset DueAt(DateTimeOffset start, int number) => start + (LessonInterval * (number - 1));

    /// <summary>
    /// Gets the number of lessons that are due. The first lesson is always due, even if the provider's clock is ahead of ours.
    /// </summary>
    public int CountDue(DateTimeOffset start, DateTimeOffset now) =>
        Lessons.Length == 0 ? 0 : (int)Math.Clamp(((now - start).Ticks / LessonInterval.Ticks) + 1, 1, Lessons.Length);
}
