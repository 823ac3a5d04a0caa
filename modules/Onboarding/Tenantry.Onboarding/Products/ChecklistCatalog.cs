using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Onboarding.Products;

/// <summary>Provides the checklists of products.</summary>
internal sealed class ChecklistCatalog(IEnumerable<ProductDescription> products)
{
    private readonly ImmutableDictionary<string, ProductChecklist> _byProduct = products
        .Where(product => product.Parts.ContainsKey(typeof(ChecklistDescription)))
        .ToImmutableDictionary(
            product => product.Key,
            product => new ProductChecklist(product.Name, ((ChecklistDescription)product.Parts[typeof(ChecklistDescription)]).Steps),
            StringComparer.Ordinal);

    public IEnumerable<ProductChecklist> All => _byProduct.Values;

    /// <summary>Finds a checklist with at least one step.</summary>
    public ProductChecklist? Find(string product) =>
        _byProduct.GetValueOrDefault(product) is { Steps.Length: > 0 } checklist ? checklist : null;
}

/// <summary>Represents the checklist of a product.</summary>
internal sealed record ProductChecklist(string ProductName, ImmutableArray<StepDescription> Steps);
