using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Tenantry.Platform;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Runs a stored job in a new scope, for the tenant that enqueued it. A failed job is retried with growing delays.</summary>
internal sealed class BackgroundQuartzJob(
    IServiceScopeFactory scopes, IEnumerable<BackgroundJobKind> kinds, ICurrentTenant current, JobHistory history, TimeProvider clock)
    : IJob
{
    public const string Kind = "kind";
    public const string Args = "args";
    public const string Tenant = "tenant";
    private const string Attempt = "attempt";
    private const int MaxAttempts = 8;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var data = context.MergedJobDataMap;
        var name = data.GetString(Kind)!;
        var kind = kinds.FirstOrDefault(kind => kind.Name == name)
            ?? throw new JobExecutionException($"The job {name} is not registered. Another version of the application stored it.");
        TenantId? tenant = Guid.TryParse(data.GetString(Tenant), out var id) ? new TenantId(id) : null;
        using var ambient = current.Change(tenant);
        var failed = await history.RunAsync(name.Split('.')[^1], tenant, async ct =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.Run(scope.ServiceProvider, data.GetString(Args)!, ct);
        }, cancellationToken);

        if (failed is not null)
        {
            await RetryAsync(context, cancellationToken);
        }
    }

    private async Task RetryAsync(IJobExecutionContext context, CancellationToken ct)
    {
        var attempt = context.MergedJobDataMap.TryGetInt(Attempt, out var previous) ? previous + 1 : 1;
        if (attempt >= MaxAttempts)
        {
            return;
        }

        var trigger = TriggerBuilder.Create()
            .WithIdentity($"{context.JobDetail.Key.Name}-{attempt}", "once")
            .ForJob(context.JobDetail.Key)
            .UsingJobData(Attempt, attempt)
            .StartAt(clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(4, attempt)))
            .Build();
        await context.Scheduler.ScheduleJob(trigger, cancellationToken: ct);
    }
}
