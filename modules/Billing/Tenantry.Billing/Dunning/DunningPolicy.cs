using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Dunning;

/// <summary>Sets the dates by the schedule of the options once, and keeps them: a change of the options doesn't move what subscribers were told.</summary>
internal sealed class DunningPolicy : IDunningPolicy
{
    public DunningSteps GetSteps(DunningContext context) => (context.Current ?? Scheduled(context)) with { RetryAt = NextRetry(context) };

    private static DunningSteps Scheduled(DunningContext context)
    {
        var schedule = context.Schedule;
        var suspend = context.StartedAt + context.GracePeriod;
        var restrict = Earlier(context.StartedAt + schedule.RestrictAfter, suspend);
        var end = context.StartedAt + schedule.EndAfter;
        return new DunningSteps(Earlier(context.StartedAt + schedule.RemindAfter, restrict), restrict, suspend, end > suspend ? end : suspend, null);
    }

    private static DateTimeOffset? NextRetry(DunningContext context) => context.Decline is DeclineKind.AuthenticationRequired or DeclineKind.Hard
        ? null
        : context.Schedule.RetryAfter.Select(after => context.StartedAt + after).Where(at => at > context.Now).Select(at => (DateTimeOffset?)at).Min();

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
