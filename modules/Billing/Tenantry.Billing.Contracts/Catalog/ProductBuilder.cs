using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalog;

/// <summary>Describes a product: <c>product.Named("Kids AI Academy").Plan("monthly", plan => plan.Costs(10.Usd()))</c>.</summary>
public sealed partial class ProductBuilder
{
    private ProductDescription _product;

    /// <summary>Initializes a new instance of the <see cref="ProductBuilder"/> class.</summary>
    /// <param name="key">The product key: lower-case letters, digits and hyphens.</param>
    public ProductBuilder(string key) => _product = new ProductDescription(Keys.Validate(key, "product"), Keys.Title(key));

    /// <summary>Sets the display name.</summary>
    /// <param name="name">The name. By default, it is derived from the key.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Named(string name) => With(_product with { Name = name });

    /// <summary>Sets the tagline for the landing page.</summary>
    /// <param name="description">The tagline.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Described(string description) => With(_product with { Description = description });

    /// <summary>Sets the target audience.</summary>
    /// <param name="audience">The audience, such as: parents teaching children AI.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Audience(string audience) => With(_product with { Audience = audience });

    /// <summary>Sets the monthly revenue target.</summary>
    /// <param name="target">The target.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder MonthlyTarget(Money target) => With(_product with { MonthlyTarget = target });

    /// <summary>Adds a plan.</summary>
    /// <param name="key">The key within the product.</param>
    /// <param name="describe">Describes the plan.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The product already has a plan or add-on with that key.</exception>
    public ProductBuilder Plan(string key, Action<PlanBuilder> describe) =>
        With(_product with { Plans = [.. _product.Plans, Described(key, describe)] });

    /// <summary>
    /// Adds a pack of credits, a plan that is bought once: <c>product.CreditPack(100, 19.Usd())</c>. The key of this plan is
    /// <c>pack-100</c>.
    /// </summary>
    /// <param name="credits">The number of credits.</param>
    /// <param name="price">The price of the pack, without tax.</param>
    /// <param name="validity">How long the credits are valid; by default, without expiry.</param>
    /// <param name="unit">The key of the credit unit.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder CreditPack(long credits, Money price, CreditValidity? validity = null, string unit = CreditUnit.Default) => Plan(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pack-{credits}"),
        plan => plan.Named(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{credits:N0} credits")).Costs(price).Once()
        .Credits(credits, validity, unit));

    /// <summary>
    /// Attaches a value of another module to the product. Modules provide extension methods for this, such as <c>Lessons</c>.
    /// </summary>
    /// <typeparam name="TPart">The type of the value.</typeparam>
    /// <param name="change">Returns the new value. The argument is the previous value, or <see langword="null"/> if there is none.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Part<TPart>(Func<TPart?, TPart> change)
        where TPart : class =>
        With(_product
            with { Parts = _product.Parts.SetItem(typeof(TPart), change(_product.Parts.GetValueOrDefault(typeof(TPart)) as TPart)) });

    /// <summary>Builds the product.</summary>
    /// <returns>The product.</returns>
    /// <exception cref="ArgumentException">An add-on fits a plan that the product does not have.</exception>
    public ProductDescription Build()
    {
        foreach (var addOn in _product.AddOns)
        {
            if (addOn.CompatiblePlans.FirstOrDefault(key => _product.Plans.All(plan => plan.Key != key)) is { } unknown)
            {
                throw new ArgumentException(
                    $"Add-on '{addOn.Key}' fits the plan '{unknown}', which product '{_product.Key}' doesn't have. Use one of: "
                        + $"{string.Join(", ", _product.Plans.Select(plan => plan.Key))}.", "fits");
            }
        }

        return _product;
    }

    private PlanDescription Described(string key, Action<PlanBuilder> describe)
    {
        if (_product.Plans.Concat(_product.AddOns).Any(plan => plan.Key == key))
        {
            throw new ArgumentException($"Product '{_product.Key}' has two plans with the key '{key}'. Give each plan its own key.",
                nameof(key));
        }

        var plan = new PlanBuilder(key);
        describe(plan);
        return plan.Build();
    }

    private ProductBuilder With(ProductDescription product)
    {
        _product = product;
        return this;
    }
}
