using Tenantry.Billing.Contracts.Checks;
using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Contracts.Catalogue;

/// <summary>Describes a product: <c>product.Named("Kids AI Academy").Plan("monthly", plan => plan.Costs(10.Usd()))</c>.</summary>
public sealed partial class ProductBuilder
{
    private ProductDescription _product;

    /// <summary>Begins a description.</summary>
    /// <param name="key">The product's key: lower-case letters, digits and hyphens.</param>
    public ProductBuilder(string key) => _product = new ProductDescription(Keys.Checked(key, "product"), Keys.Title(key));

    /// <summary>Sets what people call it.</summary>
    /// <param name="name">The name; the key in words by default.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Named(string name) => With(_product with { Name = name });

    /// <summary>Sets the sentence of the landing page.</summary>
    /// <param name="description">The sentence.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Described(string description) => With(_product with { Description = description });

    /// <summary>Sets for whom it is.</summary>
    /// <param name="audience">Such as: parents teaching children AI.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder For(string audience) => With(_product with { Audience = audience });

    /// <summary>Sets what it should bring in a month.</summary>
    /// <param name="goal">The goal.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Aims(Money goal) => With(_product with { MonthlyGoal = goal });

    /// <summary>Adds a plan.</summary>
    /// <param name="key">Its key within the product.</param>
    /// <param name="describe">Describes it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The product has a plan of that key.</exception>
    public ProductBuilder Plan(string key, Action<PlanBuilder> describe) =>
        With(_product with { Plans = [.. _product.Plans, Described(key, describe)] });

    /// <summary>Adds a plan that is bought once and gives credits: <c>product.CreditPack(100, 19.Usd())</c>. Its key is <c>pack-100</c>.</summary>
    /// <param name="credits">How many.</param>
    /// <param name="price">What the pack costs, without tax.</param>
    /// <param name="validity">How long they can be used; without end where it is not given.</param>
    /// <param name="unit">The key of the credits' unit.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder CreditPack(long credits, Money price, CreditValidity? validity = null, string unit = CreditUnit.Default) => Plan(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pack-{credits}"),
        plan => plan.Named(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{credits:N0} credits")).Costs(price).Once().Credits(credits, validity, unit));

    /// <summary>Tells another module something about the product. Modules offer words of their own for it, such as <c>Lessons</c>.</summary>
    /// <typeparam name="TPart">What is told.</typeparam>
    /// <param name="change">Makes the new value from the former one, which is <see langword="null"/> at first.</param>
    /// <returns>This builder.</returns>
    public ProductBuilder Part<TPart>(Func<TPart?, TPart> change)
        where TPart : class =>
        With(_product with { Parts = _product.Parts.SetItem(typeof(TPart), change(_product.Parts.GetValueOrDefault(typeof(TPart)) as TPart)) });

    /// <summary>Ends the description.</summary>
    /// <returns>The product.</returns>
    public ProductDescription Build() => _product;

    private PlanDescription Described(string key, Action<PlanBuilder> describe)
    {
        if (_product.Plans.Concat(_product.AddOns).Any(plan => plan.Key == key))
        {
            throw new ArgumentException($"Product '{_product.Key}' has two plans '{key}'. Give each its own key.", nameof(key));
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
