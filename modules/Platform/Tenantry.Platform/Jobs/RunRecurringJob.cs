using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Platform.Jobs;

/// <summary>Runs a recurring job once or once per tenant, depending on its registration.</summary>
internal sealed class RunRecurringJob(IServiceScopeFactory scopes, ICurrentTenant current, ITenants tenants)
{
    public async Task RunAsync(RecurringJob job, CancellationToken cancellationToken)
    {
        if (job.Scope == JobScope.Once)
        {
            await RunAsync(job, tenant: null, name: null, cancellationToken);
            return;
        }

        var failures = new List<Exception>();
        await foreach (var (tenant, name) in tenants.ListNamesAsync(cancellationToken))
        {
            try
            {
                await RunAsync(job, tenant, name, cancellationToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                failures.Add(new InvalidOperationException($"Tenant {tenant}: {failed.Message}", failed));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"The job {job.Name} failed for {failures.Count} tenants.", failures);
        }
    }

    private async Task RunAsync(RecurringJob job, TenantId? tenant, string? name, CancellationToken cancellationToken)
    {
        using var ambient = current.Change(tenant, name);
        await using var scope = scopes.CreateAsyncScope();
        await ((IRecurringJob)scope.ServiceProvider.GetRequiredService(job.Job)).RunAsync(cancellationToken);
    }
}
