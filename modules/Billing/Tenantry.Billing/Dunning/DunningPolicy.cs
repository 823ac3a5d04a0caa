using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// Calculates the dates once from the options and keeps them, so that changed options do not change dates that were already announced to
/// subscribers.
/// </summary>
internal sealed class DunningPolicy : IDunningPolicy
{
    public DunningSteps GetSteps(DunningContext context) => (context.Current ?? Scheduled(context)) with { RetryAt = NextRetry(context) };

    private static DunningSteps Scheduled(DunningContext context)
    {
        var schedule = context.Schedule;
        var suspend = context.StartedAt + context.GracePeriod;
        var restrict = Earlier(context.StartedAt + schedule.RestrictAfter, suspend);
        var end = context.StartedAt + schedule.EndAfter;
        return new DunningSteps(Earlier(context.StartedAt + schedule.RemindAfter, restrict), restrict, suspend, end > suspend
            ? end : suspend, null);
    }

    private static DateTimeOffset? NextRetry(DunningContext context) =>
        context.Decline is DeclineKind.AuthenticationRequired or DeclineKind.Hard
        ? null
        : context.Schedule.RetryAfter.Select(after => context.StartedAt + after).Where(at => at > context.Now)
        .Select(at => (DateTimeOffset?)at).Min();

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
