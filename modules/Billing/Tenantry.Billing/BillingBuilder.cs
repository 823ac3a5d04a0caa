using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Contracts.Offers;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing;

/// <summary>What <c>AddBilling</c> returns: the place for products and for the payment provider.</summary>
/// <param name="services">The services.</param>
public sealed class BillingBuilder(IServiceCollection services) : IPaymentGatewayBuilder
{
    /// <summary>Gets the services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Describes a product. It seeds the catalogue: what the database already has, it keeps.</summary>
    /// <param name="key">The product's key: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">Describes it.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Product(string key, Action<ProductBuilder> describe)
    {
        var product = new ProductBuilder(key);
        describe(product);
        return Product(product.Build());
    }

    /// <summary>Adds a product that is described already.</summary>
    /// <param name="product">The product.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">There is a product of that key.</exception>
    public BillingBuilder Product(ProductDescription product)
    {
        if (Services.Any(service => service.ImplementationInstance is ProductDescription known && known.Key == product.Key))
        {
            throw new InvalidOperationException($"There are two products '{product.Key}'. Give each its own key.");
        }

        Services.AddSingleton(product);
        return this;
    }

    /// <summary>Describes a unit of credits, beside <c>credits</c>, which is always there; or that one, to name it or to set its threshold.</summary>
    /// <param name="key">Its key: lower-case letters, digits and hyphens.</param>
    /// <param name="name">What people call them, in the plural.</param>
    /// <param name="lowBelow">Below which balance <see cref="CreditsLow"/> is published; 0 for never.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder CreditUnit(string key, string name, long lowBelow = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(lowBelow);
        Services.AddSingleton(new CreditUnit(key, name) { LowBelow = lowBelow });
        return this;
    }

    /// <summary>Describes a coupon with its codes. What the database already has, it keeps.</summary>
    /// <param name="key">The coupon's key: lower-case letters, digits and hyphens.</param>
    /// <param name="describe">Describes it.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Coupon(string key, Action<CouponBuilder> describe)
    {
        var coupon = new CouponBuilder(key);
        describe(coupon);
        return Coupon(coupon.Build());
    }

    /// <summary>Adds a coupon that is described already.</summary>
    /// <param name="coupon">The coupon.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Coupon(CouponDescription coupon)
    {
        Services.AddSingleton(coupon);
        return this;
    }

    /// <summary>Adds a pricing rule. What the database already has, it keeps.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The rule says nothing to take off, or too much.</exception>
    public BillingBuilder Rule(PricingRule rule)
    {
        Services.AddSingleton(OfferRules.Broken(rule) is { } broken ? throw new ArgumentException($"Pricing rule '{rule.Key}': {broken}", nameof(rule)) : rule);
        return this;
    }

    /// <summary>Rewards customers for bringing others: with a share of what those pay, as a credit on the next invoices.</summary>
    /// <param name="percent">How many percent of the payments, without tax: from 1 to 100.</param>
    /// <param name="configure">Sets for how long, and how long it is held back; twelve months and 30 days otherwise.</param>
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
    /// <typeparam name="TGateway">The way to it; a singleton.</typeparam>
    /// <returns>This builder.</returns>
    public BillingBuilder UseGateway<TGateway>()
        where TGateway : class, IPaymentGateway
    {
        Services.TryAddSingleton<TGateway>();
        Services.Replace(ServiceDescriptor.Singleton(services => TracedGateway.Create(services.GetRequiredService<TGateway>())));
        return this;
    }

    /// <summary>Adds a handler of one type of the payment provider's events, such as <c>payout.paid</c>.</summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <param name="type">The type, in the provider's words.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder AddGatewayEventHandler<THandler>(string type)
        where THandler : class, IGatewayEventHandler
    {
        Services.AddGatewayEventHandler<THandler>(type);
        return this;
    }

    /// <inheritdoc/>
    void IPaymentGatewayBuilder.UseGateway<TGateway>() => UseGateway<TGateway>();

    /// <summary>Sets options in code; code counts over the configuration.</summary>
    /// <param name="configure">What to set.</param>
    /// <returns>This builder.</returns>
    public BillingBuilder Configure(Action<BillingOptions> configure)
    {
        Services.PostConfigure(configure);
        return this;
    }
}
