using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Lifecycle.Products;

namespace Tenantry.Lifecycle;

/// <summary>Extension methods that add a welcome email to a product.</summary>
public static class ProductWelcomeExtensions
{
    /// <summary>Adds a welcome email, sent when a subscription starts, with links to the home page and the first lesson.</summary>
    /// <param name="product">The product.</param>
    /// <param name="heading">The subject and heading of the email, such as <c>Welcome to Kids AI Academy</c>.</param>
    /// <param name="text">A sentence or two below the heading.</param>
    /// <returns>The product's builder.</returns>
    public static ProductBuilder WelcomeEmail(this ProductBuilder product, string heading, string text = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(heading);
        return product.Part<WelcomeEmail>(_ => new WelcomeEmail(heading, text));
    }
}
