using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content.Products;

namespace Tenantry.Content;

/// <summary>Extension methods that add content to a product.</summary>
public static class ProductLessonExtensions
{
    /// <summary>
    /// Adds the content of a folder to the product: each Markdown file is a lesson, a project or the community. A subscriber gets lesson 1
    /// immediately and lesson n after n − 1 intervals, counted from the start of the subscription.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="folder">The folder, relative to <see cref="ContentOptions.ContentRoot"/>.</param>
    /// <param name="every">The interval between lessons, at least one hour. A week is always 168 hours, regardless of daylight saving
    /// time.</param>
    /// <returns>The product's builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is less than one hour.</exception>
    public static ProductBuilder Lessons(this ProductBuilder product, string folder, TimeSpan every)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return every >= TimeSpan.FromHours(1)
            ? product.Part<DripSchedule>(_ => new DripSchedule(folder, every))
            : throw new ArgumentOutOfRangeException(nameof(every), every,
                "The interval between lessons must be at least one hour. A week is TimeSpan.FromDays(7).");
    }
}
