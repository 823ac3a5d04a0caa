using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.RevenueDashboard.Payments;

internal sealed class RevenuePaymentConfiguration : IEntityTypeConfiguration<RevenuePayment>
{
    public void Configure(EntityTypeBuilder<RevenuePayment> builder)
    {
        builder.HasKey(payment => new { payment.TenantId, payment.Reference });
        builder.HasIndex(payment => payment.At);
    }
}
