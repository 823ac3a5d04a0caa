using System.Collections.Immutable;

namespace Tenantry.Content.Contents;

/// <summary>What a product gives its subscribers, and when.</summary>
internal sealed record ProductContent(string Key, string Name)
{
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Gets the lessons; lesson n is at n − 1.</summary>
    public ImmutableArray<ContentItem> Lessons { get; init; } = [];

    public ImmutableArray<ContentItem> Projects { get; init; } = [];

    public ContentItem? Community { get; init; }

    public ContentItem? Lesson(int number) => number >= 1 && number <= Lessons.Length ? Lessons[number - 1] : null;

    /// <summary>Says when a lesson is due, from the start and not from the lesson before: a late delivery delays no other.</summary>
    public DateTimeOffset DueAt(DateTimeOffset start, int number) => start + (Every * (number - 1));

    /// <summary>Says how many lessons are due. The first one is, even where the provider's clock is ahead of ours.</summary>
    public int DueBy(DateTimeOffset start, DateTimeOffset now) =>
        Lessons.Length == 0 ? 0 : (int)Math.Clamp(((now - start).Ticks / Every.Ticks) + 1, 1, Lessons.Length);
}
