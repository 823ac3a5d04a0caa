using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Checkouts;

/// <summary>An attempt to buy. It is saved before the provider is asked, so that its id makes the asking repeatable.</summary>
internal sealed class Checkout : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; } = 1;

    public string[] AddOns { get; init; } = [];

    /// <summary>All that was chosen, in short: the same choice within the hour leads to the same page.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The promotion code that was given with the order.</summary>
    public string? Code { get; init; }

    public string? GatewayId { get; set; }

    public string? Url { get; set; }

    public CheckoutStatus Status { get; set; } = CheckoutStatus.Open;

    public DateTimeOffset CreatedAt { get; init; }

    public uint Version { get; init; }

    public static Checkout Of(Basket basket, DateTimeOffset now, string? fingerprint = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Product = basket.Product.Key,
        Plan = basket.Plan.Key,
        PriceId = basket.Price.Id,
        Quantity = basket.Lines[0].Quantity,
        AddOns = [.. basket.Lines.Skip(1).Select(line => line.Plan.Key)],
        Fingerprint = fingerprint ?? basket.Fingerprint,
        Code = basket.Discount?.Code,
        CreatedAt = now,
    };
}

/// <summary>Where an attempt stands. Stored by name.</summary>
internal enum CheckoutStatus
{
    Open = 1,
    Paid = 2,
    Expired = 3,
}

/// <summary>Maps <see cref="Checkout"/>.</summary>
internal sealed class CheckoutConfiguration : IEntityTypeConfiguration<Checkout>
{
    public void Configure(EntityTypeBuilder<Checkout> checkouts)
    {
        checkouts.HasIndex(row => row.GatewayId).IsUnique();
        checkouts.Property(row => row.Status).HasConversion<string>();
        checkouts.Property(row => row.Quantity).HasDefaultValue(1L);
        checkouts.Property(row => row.AddOns).HasDefaultValueSql("'{}'");
        checkouts.Property(row => row.Fingerprint).HasDefaultValue("");
        checkouts.Property(row => row.Version).IsRowVersion();
    }
}
