namespace Tenantry.Content.Contracts;

/// <summary>Provides the content of products.</summary>
public interface IContentCatalog
{
    /// <summary>Finds the content of a product.</summary>
    /// <param name="product">The product's key.</param>
    /// <returns>The content, or <see langword="null"/> if the product does not exist.</returns>
    ContentSummary? Find(string product);
}

/// <summary>Represents the content of a product.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="ProductName">The product's name.</param>
/// <param name="LessonInterval">The time between two lessons.</param>
/// <param name="Lessons">The lessons; lesson n is at n − 1. Empty for a product without lessons.</param>
public sealed record ContentSummary(string Product, string ProductName, TimeSpan LessonInterval, IReadOnlyList<LessonSummary> Lessons)
{
    /// <summary>Finds a lesson by its number.</summary>
    /// <param name="number">The number, from 1.</param>
    /// <returns>The lesson, or <see langword="null"/> if it does not exist.</returns>
    public LessonSummary? FindLesson(int number) => number >= 1 && number <= Lessons.Count ? Lessons[number - 1] : null;
}

/// <summary>Represents a lesson.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="Title">The title.</param>
/// <param name="Summary">The summary in one sentence, or an empty string.</param>
/// <param name="Minutes">The estimated duration in minutes, or <see langword="null"/> if it is not specified.</param>
/// <param name="Path">The path of its page.</param>
public sealed record LessonSummary(int Number, string Title, string Summary, int? Minutes, string Path);
