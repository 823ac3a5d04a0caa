using System.Collections.Immutable;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Lifecycle.Products;

/// <summary>Finds the welcome emails of products.</summary>
internal sealed class WelcomeEmails(IEnumerable<ProductDescription> products)
{
    private readonly ImmutableDictionary<string, WelcomeEmail> _byProduct = products
        .Where(product => product.Parts.ContainsKey(typeof(WelcomeEmail)))
        .ToImmutableDictionary(product => product.Key, product => (WelcomeEmail)product.Parts[typeof(WelcomeEmail)],
            StringComparer.Ordinal);

    public WelcomeEmail? Find(string product) => _byProduct.GetValueOrDefault(product);
}
