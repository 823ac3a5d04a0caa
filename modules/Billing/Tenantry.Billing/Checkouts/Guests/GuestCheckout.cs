using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Referrals;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>
/// Represents a purchase of a visitor who is not signed in. It becomes a tenant's checkout after it is paid and the account exists.
/// </summary>
[SharedAcrossTenants("The tenant is not known before the payment; the row contains no tenant data, and its ID cannot be guessed.")]
internal sealed class GuestCheckout
{
    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; }

    public string[] AddOns { get; init; } = [];

    /// <summary>Gets the referral code of the visitor's referrer.</summary>
    public string? Referral { get; init; }

    public string? GatewayId { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets the tenant that the checkout was assigned to.</summary>
    public TenantId? AssignedTo { get; set; }

    public bool CreatedAccount { get; set; }

    public static GuestCheckout Of(Cart cart, string? referral, DateTimeOffset now) => new()
    {
        // Not a version 7 UUID, which consists mostly of the time: the ID alone gives access to the progress of the purchase.
        Id = new Guid(RandomNumberGenerator.GetBytes(16)),
        Product = cart.Product.Key,
        Plan = cart.Plan.Key,
        PriceId = cart.Price.Id,
        Quantity = cart.Lines[0].Quantity,
        AddOns = [.. cart.Lines.Skip(1).Select(line => line.Plan.Key)],
        Referral = referral?.Length <= ReferralTables.MaxCode ? referral : null,
        CreatedAt = now,
    };

    public Checkout ToCheckout() => new()
    {
        Id = Id, Product = Product, Plan = Plan, PriceId = PriceId, Quantity = Quantity, AddOns = AddOns, GatewayId = GatewayId,
        CreatedAt = CreatedAt,
    };
}

/// <summary>Maps <see cref="GuestCheckout"/>.</summary>
internal sealed class GuestCheckoutConfiguration : IEntityTypeConfiguration<GuestCheckout>
{
    public void Configure(EntityTypeBuilder<GuestCheckout> guests)
    {
        guests.IsHiddenFromApplication();
        guests.HasIndex(row => row.GatewayId).IsUnique();
        guests.HasIndex(row => row.CreatedAt);
    }
}
