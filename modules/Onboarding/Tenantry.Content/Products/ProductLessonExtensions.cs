using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content.Products;

namespace Tenantry.Content;

/// <summary>Describes the content of a product.</summary>
public static class ProductLessonExtensions
{
    /// <summary>
    /// Gives the product its content: every Markdown file of a folder, as lesson, project or community. A subscriber gets lesson 1 at once and
    /// lesson n after n − 1 intervals, counted from the start of the subscription.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="folder">The folder, below <see cref="ContentOptions.ContentRoot"/>.</param>
    /// <param name="every">The time between two lessons; at least an hour. A week is always 168 hours, whatever clocks do.</param>
    /// <returns>The product's builder.</returns>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is under an hour.</exception>
    public static ProductBuilder Lessons(this ProductBuilder product, string folder, TimeSpan every)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return every >= TimeSpan.FromHours(1)
            ? product.Part<LessonPlan>(_ => new LessonPlan(folder, every))
            : throw new ArgumentOutOfRangeException(nameof(every), every, "At least an hour lies between two lessons. A week is TimeSpan.FromDays(7).");
    }
}
