namespace Tenantry.Billing.Dunning;

/// <summary>Applies the dates of the dunning policy to a case.</summary>
internal sealed class ScheduleDunning(IDunningPolicy policy, BillingOptions options)
{
    public void Run(DunningCase row, bool isNew, DateTimeOffset now)
    {
        var schedule = options.Dunning.For(row.Product, row.Plan);
        var steps = policy.GetSteps(
            new DunningContext(row.Product, row.Plan, row.Amount, row.StartedAt, now, schedule, schedule.GracePeriod ?? options.GracePeriod)
            {
                Attempts = Math.Max(row.ProviderAttempts, row.RetryCount), Decline = row.Decline, Current = isNew ? null : row.Steps,
            });
        // A retry in the past would be repeated with every later step.
        row.Apply(steps.RetryAt > now ? steps : steps with { RetryAt = null });
    }
}
