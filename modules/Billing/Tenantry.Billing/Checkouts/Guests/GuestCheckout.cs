using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Checkouts.Guests;

/// <summary>A purchase begun by somebody who is not signed in. It becomes a tenant's checkout once it is paid and the account is there.</summary>
[SharedAcrossTenants("Nobody knows yet whose it will be; it holds no tenant's data, and its id cannot be guessed.")]
internal sealed class GuestCheckout
{
    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; }

    public string[] AddOns { get; init; } = [];

    /// <summary>The code of whoever brought the visitor.</summary>
    public string? Referral { get; init; }

    public string? GatewayId { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whose it has become.</summary>
    public TenantId? AdoptedBy { get; set; }

    public bool MadeAccount { get; set; }

    public static GuestCheckout Of(Basket basket, string? referral, DateTimeOffset now) => new()
    {
        // Not a version 7 UUID, most of which is the time: whoever has the id sees how far the purchase is.
        Id = new Guid(RandomNumberGenerator.GetBytes(16)),
        Product = basket.Product.Key,
        Plan = basket.Plan.Key,
        PriceId = basket.Price.Id,
        Quantity = basket.Lines[0].Quantity,
        AddOns = [.. basket.Lines.Skip(1).Select(line => line.Plan.Key)],
        Referral = referral?.Length <= ReferralTables.MaxCode ? referral : null,
        CreatedAt = now,
    };

    public Checkout Adopted() => new()
    {
        Id = Id, Product = Product, Plan = Plan, PriceId = PriceId, Quantity = Quantity, AddOns = AddOns, GatewayId = GatewayId, CreatedAt = CreatedAt,
    };
}

/// <summary>Maps <see cref="GuestCheckout"/>.</summary>
internal sealed class GuestCheckoutConfiguration : IEntityTypeConfiguration<GuestCheckout>
{
    public void Configure(EntityTypeBuilder<GuestCheckout> guests)
    {
        guests.HasIndex(row => row.GatewayId).IsUnique();
        guests.HasIndex(row => row.CreatedAt);
    }
}
