using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Payments.Refunds;

/// <summary>Represents the local copy of a refund. The refunded total of the payment is authoritative; refunds only detail it.</summary>
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

    public static async Task ApplyAsync(DbContext db, GatewayRefund snapshot, string paymentId, CancellationToken ct)
    {
        var row = await db.Set<Refund>().FirstOrDefaultAsync(row => row.GatewayId == snapshot.Id, ct)
            ?? db.Add(new Refund
            {
                GatewayId = snapshot.Id, PaymentId = paymentId, AmountMinor = snapshot.Amount.MinorUnits,
                Currency = snapshot.Amount.Currency, Status = snapshot.Status, CreatedAt = snapshot.CreatedAt,
            }).Entity;
        row.Status = snapshot.Status;
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
