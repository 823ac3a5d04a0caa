using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Payments;

internal static class PaymentTable
{
    public static void Describe(ModelBuilder model) => model.Entity<Payment>(payments =>
    {
        payments.HasKey(row => new { row.TenantId, row.GatewayId });
        payments.HasIndex(row => row.GatewayId).IsUnique();
        payments.HasIndex(row => new { row.TenantId, row.Reference });
        payments.HasIndex(row => row.PaidAt);
    });
}
