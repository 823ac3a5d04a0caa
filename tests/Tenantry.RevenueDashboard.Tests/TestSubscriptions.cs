namespace Tenantry.RevenueDashboard.Tests;

/// <summary>Creates subscriptions as billing publishes them.</summary>
internal static class TestSubscriptions
{
    private static int _count;

    public static SubscriptionSummary Create(
        TenantId tenant, Money price, Interval interval = Interval.Month, int every = 1, long quantity = 1, string product = "academy",
        SubscriptionStatus status = SubscriptionStatus.Active)
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var id = new SubscriptionId(new Guid(Interlocked.Increment(ref _count), 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
        return new SubscriptionSummary(
            id, tenant, product, TestCatalog.FiveProducts.Products.FirstOrDefault(item => item.Key == product)?.Name ?? product,
            "monthly", "Monthly",
            new RecurringPrice(price, interval, every), quantity, status, start.AddMonths(1), start, start, start.AddMonths(1), false);
    }

    public static SubscriptionSummary WithStatus(this SubscriptionSummary subscription, SubscriptionStatus status) =>
        subscription with { Status = status };

    public static SubscriptionSummary WithPrice(this SubscriptionSummary subscription, Money price) =>
        subscription with { Price = subscription.Price with { Amount = price } };

    public static SubscriptionSummary Ended(this SubscriptionSummary subscription) => subscription.WithStatus(SubscriptionStatus.Canceled);
}
