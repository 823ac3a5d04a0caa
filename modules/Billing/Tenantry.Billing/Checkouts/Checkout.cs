using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Represents an attempt to buy something. The row is saved before the provider is called, so that its ID makes the call idempotent.
/// </summary>
internal sealed class Checkout : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; } = 1;

    public string[] AddOns { get; init; } = [];

    /// <summary>Gets a short text that identifies the choices. The same choices within one hour lead to the same checkout page.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Gets the promotion code of the order.</summary>
    public string? Code { get; init; }

    public string? GatewayId { get; set; }

    public string? Url { get; set; }

    public CheckoutStatus Status { get; set; } = CheckoutStatus.Open;

    public DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; init; }

    public static Checkout Of(Cart cart, DateTimeOffset now, string? fingerprint = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Product = cart.Product.Key,
        Plan = cart.Plan.Key,
        PriceId = cart.Price.Id,
        Quantity = cart.Lines[0].Quantity,
        AddOns = [.. cart.Lines.Skip(1).Select(line => line.Plan.Key)],
        Fingerprint = fingerprint ?? cart.Fingerprint,
        Code = cart.Discount?.Code,
        CreatedAt = now,
    };
}

/// <summary>Specifies the status of a checkout. Stored by name.</summary>
internal enum CheckoutStatus
{
    Open = 1,
    Paid = 2,
    Expired = 3,

    /// <summary>Replaced by another checkout, or no longer needed. It is being expired at the payment provider.</summary>
    Closing = 4,

    /// <summary>Paid although the product was owned already. The payment is refunded.</summary>
    Duplicate = 5,
}

/// <summary>Maps <see cref="Checkout"/>.</summary>
internal sealed class CheckoutConfiguration : IEntityTypeConfiguration<Checkout>
{
    public void Configure(EntityTypeBuilder<Checkout> checkouts)
    {
        checkouts.HasIndex(row => row.GatewayId).IsUnique();
        checkouts.HasIndex(row => row.CreatedAt).HasFilter("status = 'Closing'");
        checkouts.Property(row => row.Status).HasConversion<string>();
        checkouts.Property(row => row.Quantity).HasDefaultValue(1L);
        checkouts.Property(row => row.AddOns).HasDefaultValueSql("'{}'");
        checkouts.Property(row => row.Fingerprint).HasDefaultValue("");
        checkouts.Property(row => row.Version).IsRowVersion();
    }
}
