namespace Tenantry.Billing.Tests;

/// <summary>Provides the monthly run rate as the revenue dashboard calculates it.</summary>
internal static class RunRates
{
    extension(SubscriptionSummary subscription)
    {
        public decimal MonthlyMinorUnits => subscription.Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue
            ? subscription.Price.PerMonth(subscription.RecurringMinorUnits) : 0;
    }
}
