using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Pages;

namespace Tenantry.Jobs.Pages;

internal static class ListJobRuns
{
    public static async Task<ResourcePage> RunAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<JobsDbContext>>().OpenAsync("operator lists job runs", ct);
        var runs = db.Set<JobRun>().AsNoTracking();
        if (query.Search.Length > 0)
        {
            var like = LikeText.Containing(query.Search);
            runs = runs.Where(jobRun => EF.Functions.ILike(jobRun.Name, like, LikeText.Escape));
        }

        if (query.Status.Length > 0)
        {
            var succeeded = query.Status == JobRunResource.Succeeded;
            runs = runs.Where(jobRun => jobRun.Succeeded == succeeded);
        }

        var total = await runs.CountAsync(ct);
        var rows = await runs.OrderByDescending(jobRun => jobRun.StartedAt).ThenByDescending(jobRun => jobRun.Id).Skip(query.Skip).Take(query.Size)
            .Select(jobRun => new { jobRun.Id, jobRun.Name, jobRun.Succeeded, jobRun.StartedAt, jobRun.EndedAt, jobRun.Tenant }).ToListAsync(ct);
        var tenant = await TenantNames.OfAsync(services, rows.Where(jobRun => jobRun.Tenant is not null).Select(jobRun => new TenantId(jobRun.Tenant!.Value)), ct);
        return new ResourcePage(
            [.. rows.Select(jobRun => new ResourceRow(
                jobRun.Id.ToString("N"),
                jobRun.Name,
                JobRunResource.Outcome(jobRun.Succeeded),
                jobRun.StartedAt,
                jobRun.EndedAt - jobRun.StartedAt,
                jobRun.Tenant is { } id ? tenant(new TenantId(id)) : null))],
            total);
    }
}
