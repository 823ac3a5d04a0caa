using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding;

/// <summary>Extension methods that add a checklist to a product.</summary>
public static class ProductChecklistExtensions
{
    /// <summary>
    /// Adds a checklist for new subscribers to the product: <c>product.Checklist(checklist => checklist.Step("confirm-email", "Confirm your
    /// email", CompletionTriggers.EmailConfirmed))</c>.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="describe">The delegate that builds the checklist.</param>
    /// <returns>The product's builder.</returns>
    public static ProductBuilder Checklist(this ProductBuilder product, Action<ChecklistBuilder> describe)
    {
        var checklist = new ChecklistBuilder();
        describe(checklist);
        return product.Part<ChecklistDescription>(_ => checklist.Build());
    }
}
