namespace Tenantry.Content.Contracts;

/// <summary>Finds the content of products.</summary>
public interface IContentCatalog
{
    /// <summary>Finds the content of a product.</summary>
    /// <param name="product">The product's key.</param>
    /// <returns>The content; <see langword="null"/> where there is no such product.</returns>
    ContentSummary? Find(string product);
}

/// <summary>The content of a product.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="LessonInterval">The time between two lessons.</param>
/// <param name="Lessons">The lessons; lesson n is at n − 1. Empty for a product without lessons.</param>
public sealed record ContentSummary(string Product, string ProductName, TimeSpan LessonInterval, IReadOnlyList<LessonSummary> Lessons)
{
    /// <summary>Finds a lesson by its number.</summary>
    /// <param name="number">The number, from 1.</param>
    /// <returns>The lesson, or <see langword="null"/>.</returns>
    public LessonSummary? FindLesson(int number) => number >= 1 && number <= Lessons.Count ? Lessons[number - 1] : null;
}

/// <summary>A lesson.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="Summary">A sentence about it; empty where there is none.</param>
/// <param name="Minutes">The minutes it takes; <see langword="null"/> where that is not known.</param>
/// <param name="Path">The path of its page.</param>
public sealed record LessonSummary(int Number, string Title, string Summary, int? Minutes, string Path);
