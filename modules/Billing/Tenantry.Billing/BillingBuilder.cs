using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing;

/// <summary>Represents a builder that describes products and sets the payment provider.</summary>
/// <param name="services">The services.</param>
public sealed class BillingBuilder(IServiceCollection services) : IPaymentGatewayBuilder
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a product. It seeds the catalog; a product that the database already contains is not changed.</summary>
    /// <param name="key">The key of the product: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">The delegate that describes the product.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Product(string key, Action<ProductBuilder> describe)
    {
        var product = new ProductBuilder(key);
        describe(product);
        return Product(product.Build());
    }

    /// <summary>Adds a product.</summary>
    /// <param name="product">The product.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">A product with the same key was added before, or a plan describes what is not done, such
    /// as a price of usage beyond a limit.</exception>
    public BillingBuilder Product(ProductDescription product)
    {
        // Metering refuses usage beyond a limit and bills nothing. A plan that promises otherwise would lose its seller money.
        if (product.Plans.Concat(product.AddOns).FirstOrDefault(plan => !plan.Overages.IsEmpty) is { } plan)
        {
            throw new InvalidOperationException(
                $"Plan '{plan.Key}' of product '{product.Key}' has a price of usage beyond the limit of "
                + $"'{plan.Overages[0].Feature}', which "
                    + "isn't billed yet. Remove Overage: usage beyond the limit is refused. To sell more usage, add a plan, an add-on or "
                    + "a pack of credits.");
        }

        if (Services.Any(service => service.ImplementationInstance is ProductDescription added && added.Key == product.Key))
        {
            throw new InvalidOperationException($"There are two products '{product.Key}'. Give each its own key.");
        }

        Services.AddSingleton(product);
        return this;
    }

    /// <summary>Adds a credit unit, or configures the default unit <c>credits</c>.</summary>
    /// <param name="key">The key of the unit: lower-case letters, digits and hyphens.</param>
    /// <param name="name">The display name, in the plural.</param>
    /// <param name="lowBelow">The balance below which <see cref="CreditsLow"/> is published, or 0 to never publish it.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder CreditUnit(string key, string name, long lowBelow = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(lowBelow);
        Services.AddSingleton(new CreditUnit(key, name) { LowBalanceThreshold = lowBelow });
        return this;
    }

    /// <summary>Adds a coupon with its promotion codes. A coupon that the database already contains is not changed.</summary>
    /// <param name="key">The key of the coupon: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">The delegate that describes the coupon.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Coupon(string key, Action<CouponBuilder> describe)
    {
        var coupon = new CouponBuilder(key);
        describe(coupon);
        return Coupon(coupon.Build());
    }

    /// <summary>Adds a coupon.</summary>
    /// <param name="coupon">The coupon.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Coupon(CouponDescription coupon)
    {
        Services.AddSingleton(coupon);
        return this;
    }

    /// <summary>Adds a pricing rule. A rule that the database already contains is not changed.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The rule is not valid, such as without a discount or with a discount that is too
    /// large.</exception>
    public BillingBuilder Rule(PricingRule rule)
    {
        Services.AddSingleton(PricingRuleValidator.Validate(rule) is { } broken
            ? throw new ArgumentException($"Pricing rule '{rule.Key}': {broken}", nameof(rule)) : rule);
        return this;
    }

    /// <summary>
    /// Enables referrals: a referrer is rewarded with a share of the referred customer's payments, as a credit on the next invoices.
    /// </summary>
    /// <param name="percent">The percentage of the payments, without tax, from 1 to 100.</param>
    /// <param name="configure">The delegate that configures the options. By default, rewards are earned for twelve months and held for 30
    /// days.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Referrals(int percent, Action<ReferralOptions>? configure = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        return Configure(options =>
        {
            options.Referrals.Percent = percent;
            configure?.Invoke(options.Referrals);
        });
    }

    /// <summary>Sets the payment provider.</summary>
    /// <typeparam name="TGateway">The type of the gateway. It is added as a singleton.</typeparam>
    /// <returns>This builder.</returns>
    public BillingBuilder UseGateway<TGateway>()
        where TGateway : class, IPaymentGateway
    {
        Services.TryAddSingleton<TGateway>();
        Services.Replace(ServiceDescriptor.Singleton(services => TracedGateway.Create(services.GetRequiredService<TGateway>())));
        return this;
    }

    /// <summary>Adds a handler of a type of payment provider events, such as <c>payout.paid</c>.</summary>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <param name="type">The payment provider's name of the event type.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder AddGatewayEventHandler<THandler>(string type)
        where THandler : class, IGatewayEventHandler
    {
        Services.AddGatewayEventHandler<THandler>(type);
        return this;
    }

    /// <inheritdoc/>
    void IPaymentGatewayBuilder.UseGateway<TGateway>() => UseGateway<TGateway>();

    /// <summary>Configures options in code, which takes precedence over the configuration.</summary>
    /// <param name="configure">The delegate that configures the options.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Configure(Action<BillingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
