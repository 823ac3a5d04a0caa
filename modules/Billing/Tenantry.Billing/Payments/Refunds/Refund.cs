using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>The mirror of one refund. The payment's total is what counts; this says what it is made of.</summary>
internal sealed class Refund : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string GatewayId { get; init; }

    public required string PaymentId { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public required RefundStatus Status { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public Money Amount => new(AmountMinor, Currency);

    public static async Task MirrorAsync(DbContext db, GatewayRefund seen, string paymentId, CancellationToken ct)
    {
        var row = await db.Set<Refund>().FirstOrDefaultAsync(row => row.GatewayId == seen.Id, ct)
            ?? db.Add(new Refund
            {
                GatewayId = seen.Id, PaymentId = paymentId, AmountMinor = seen.Amount.MinorUnits, Currency = seen.Amount.Currency, Status = seen.Status, CreatedAt = seen.CreatedAt,
            }).Entity;
        row.Status = seen.Status;
    }
}

/// <summary>Maps <see cref="Refund"/>.</summary>
internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>
{
    public void Configure(EntityTypeBuilder<Refund> refunds)
    {
        refunds.HasKey(row => new { row.TenantId, row.GatewayId });
        refunds.Property(row => row.Status).HasConversion<string>();
        refunds.HasIndex(row => new { row.TenantId, row.PaymentId });
    }
}
