using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Tenantry.Platform.Tenants;

namespace Tenantry.Platform.Jobs;

/// <summary>Runs a recurring job, once or for each tenant, as it was registered.</summary>
[DisallowConcurrentExecution]
internal sealed class RunRecurringJob(
    IServiceScopeFactory scopes, IEnumerable<RecurringJob> jobs, ICurrentTenant current, JobHistory history, ITenantDirectory tenants) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (jobs.FirstOrDefault(job => job.Name == context.JobDetail.Key.Name) is not { } job)
        {
            // Another version of the application scheduled it; this one has no such job.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        await history.RunAsync(job.Name, tenant: null, async ct =>
        {
            if (job.Scope == JobScope.Once)
            {
                await RunAsync(job, tenant: null, ct);
                return;
            }

            var failures = new List<Exception>();
            await foreach (var tenant in tenants.ListAsync(ct))
            {
                try
                {
                    await RunAsync(job, tenant, ct);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    failures.Add(new InvalidOperationException($"Tenant {tenant}: {failed.Message}", failed));
                }
            }

            if (failures.Count > 0)
            {
                throw new AggregateException($"{failures.Count} tenants failed.", failures);
            }
        }, cancellationToken);
    }

    private async Task RunAsync(RecurringJob job, TenantId? tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        await using var scope = scopes.CreateAsyncScope();
        await ((IRecurringJob)scope.ServiceProvider.GetRequiredService(job.Job)).RunAsync(ct);
    }
}
