using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Checkouts;

/// <summary>What somebody wants to buy.</summary>
/// <param name="Product">The product's key.</param>
/// <param name="Plan">The plan's key.</param>
internal sealed record Purchase(string Product, string Plan)
{
    /// <summary>Gets which of the plan's prices.</summary>
    public PriceChoice Choice { get; init; }

    /// <summary>Gets how many units; the least that is sold where it is not given.</summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the promotion code, as it was typed.</summary>
    public string? Code { get; init; }

    /// <summary>Gets a value indicating whether it is paid within a page of ours.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Gets the code of whoever brought the buyer, as their browser remembers it.</summary>
    public string? Referral { get; init; }

    /// <summary>Gets the keys of the add-ons.</summary>
    public IReadOnlyList<string> AddOns { get; init; } = [];
}
