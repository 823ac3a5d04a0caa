using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Checkouts;

/// <summary>Represents an order: the product, the plan and the choices of a buyer.</summary>
/// <param name="Product">The key of the product.</param>
/// <param name="Plan">The key of the plan.</param>
internal sealed record CheckoutRequest(string Product, string Plan)
{
    /// <summary>Gets the chosen currency and billing interval.</summary>
    public PriceChoice Choice { get; init; }

    /// <summary>Gets the number of units; the minimum quantity if <see langword="null"/>.</summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the promotion code as the buyer entered it.</summary>
    public string? Code { get; init; }

    /// <summary>Gets a value indicating whether the buyer pays on a page of this site.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets the referral code that the buyer's browser remembers.</summary>
    public string? Referral { get; init; }

    /// <summary>Gets the keys of the add-ons.</summary>
    public IReadOnlyList<string> AddOns { get; init; } = [];
}
