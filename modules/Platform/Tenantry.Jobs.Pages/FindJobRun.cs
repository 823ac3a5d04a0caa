using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

internal static class FindJobRun
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "N", out var key))
        {
            return null;
        }

        await using var db = await services.GetRequiredService<IAcrossTenants<JobsDbContext>>().OpenAsync("operator reads a job run", ct);
        if (await db.Set<JobRun>().AsNoTracking().FirstOrDefaultAsync(jobRun => jobRun.Id == key, ct) is not { } run)
        {
            return null;
        }

        var tenants = run.Tenant is { } tenant ? new[] { new TenantId(tenant) } : [];
        var name = await TenantNames.OfAsync(services, tenants, ct);
        object job = JobSchedules.From(services).Find(run.Name) is null ? run.Name : new ResourceLink(run.Name, "/admin/jobs/" + Uri.EscapeDataString(run.Name));
        return new ResourceDetail(
            run.Name,
            [
                new("Job", job),
                new("Started", run.StartedAt),
                new("Ended", run.EndedAt),
                new("Duration", run.EndedAt - run.StartedAt),
                new("Tenant", tenants.Length == 0 ? "None (whole deployment)" : name(tenants[0])),
            ])
        {
            Status = JobRunResource.Outcome(run.Succeeded),
            Texts = [new("Error", run.Error, CellKind.Code)],
        };
    }
}
