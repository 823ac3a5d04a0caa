using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Runs jobs and records each run for the operator's list.</summary>
internal sealed class JobHistory(SystemContexts<JobsDbContext> contexts, RunJob jobs)
{
    public async Task<Exception?> RunAsync(string name, TenantId? tenant, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        var outcome = await jobs.RunAsync(name, tenant, work, ct);
        await using var db = await contexts.Factory.CreateDbContextAsync(CancellationToken.None);
        db.Add(new JobRun
        {
            Id = Guid.CreateVersion7(outcome.StartedAt),
            Name = name,
            Tenant = tenant?.Value,
            StartedAt = outcome.StartedAt,
            EndedAt = outcome.EndedAt,
            Succeeded = outcome.Error is null,
            Error = outcome.Error?.ToString(),
        });
        await db.SaveChangesAsync(CancellationToken.None);
        return outcome.Error;
    }
}
