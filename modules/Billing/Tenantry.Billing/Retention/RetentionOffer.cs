using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Retention;

/// <summary>The offer that a customer took instead of leaving. Its key is why there is no second one.</summary>
internal sealed class RetentionOffer : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required SubscriptionId SubscriptionId { get; init; }

    public int PercentOff { get; init; }

    public int Months { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    public static void Describe(ModelBuilder model) => model.Entity<RetentionOffer>().HasKey(row => new { row.TenantId, row.SubscriptionId });
}
