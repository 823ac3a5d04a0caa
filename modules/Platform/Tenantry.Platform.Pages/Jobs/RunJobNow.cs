using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Platform.Data;

namespace Tenantry.Platform.Pages;

internal static class RunJobNow
{
    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct)
    {
        if (!await services.GetRequiredService<IBackgroundJobs>().RunNowAsync(id, ct))
        {
            return PlatformPagesProblems.JobNotFound;
        }

        using var host = services.GetRequiredService<ICurrentTenant>().Change(TenantId.Host);
        await using var db = await services.GetRequiredService<IAcrossTenants<PlatformDbContext>>().OpenAsync("operator runs a job", ct);
        db.Audit("platform.job.started_by_hand", FindJob.Subject(id), reason);
        await db.SaveChangesAsync(ct);
        return Result.Done;
    }
}
