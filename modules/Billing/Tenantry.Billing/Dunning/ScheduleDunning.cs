namespace Tenantry.Billing.Dunning;

/// <summary>Asks the policy for the dates of an unpaid invoice's steps.</summary>
internal sealed class ScheduleDunning(IDunningPolicy policy, BillingOptions options)
{
    public void Run(DunningCase row, bool isNew, DateTimeOffset now)
    {
        var schedule = options.Dunning.For(row.Product, row.Plan);
        var steps = policy.GetSteps(
            new DunningContext(row.Product, row.Plan, row.Amount, row.StartedAt, now, schedule, schedule.GracePeriod ?? options.GracePeriod)
            {
                Attempts = Math.Max(row.SeenAttempts, row.Tries), Decline = row.Decline, Current = isNew ? null : row.Steps,
            });
        // A retry that stays in the past would be made again with every later step.
        row.Apply(steps.RetryAt > now ? steps : steps with { RetryAt = null });
    }
}
