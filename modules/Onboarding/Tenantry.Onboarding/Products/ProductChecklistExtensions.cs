using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding;

/// <summary>Describes the checklist of a product.</summary>
public static class ProductChecklistExtensions
{
    /// <summary>
    /// Gives the product a checklist for new subscribers:
    /// <c>product.Checklist(c => c.Step("confirm-email", "Confirm your address", CompletionTriggers.EmailConfirmed))</c>.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="describe">Describes the checklist.</param>
    /// <returns>The product's builder.</returns>
    public static ProductBuilder Checklist(this ProductBuilder product, Action<ChecklistBuilder> describe)
    {
        var checklist = new ChecklistBuilder();
        describe(checklist);
        return product.Part<ChecklistDescription>(_ => checklist.Build());
    }
}
