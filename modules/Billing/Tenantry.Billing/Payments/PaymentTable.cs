using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Payments;

/// <summary>Maps <see cref="Payment"/>.</summary>
internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payments)
    {
        payments.HasKey(row => new { row.TenantId, row.GatewayId });
        payments.HasIndex(row => row.GatewayId).IsUnique();
        payments.HasIndex(row => new { row.TenantId, row.Reference });
        payments.HasIndex(row => row.PaidAt);
    }
}
