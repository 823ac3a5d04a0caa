using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Overrides;

/// <summary>Gives an override that is written down. It may be run again, after a crash or when the provider did not answer.</summary>
internal sealed class BeginOverride(BillingDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BeginOverride> logger)
{
    public async Task<Result> RunAsync(TenantOverride row, CancellationToken ct)
    {
        Problem? refused;
        try
        {
            // A scope of its own: what a synchronisation does to its context must not touch the row here.
            await using var scope = scopes.CreateAsyncScope();
            refused = (await scope.ActOf(row).BeginAsync(row, ct)).Problem;
        }
        catch (GatewayException failed) when (failed.IsTransient)
        {
            logger.OverrideWaits(row.Id, failed);
            return GatewayProblems.ProviderUnavailable.Saying("The payment provider does not answer. The override is kept, and is given as soon as it does.");
        }
        catch (GatewayException failed)
        {
            logger.OverrideWaits(row.Id, failed);
            refused = PlanChangeProblems.ChangeRefused.Saying($"The payment provider refuses this: {failed.Message}");
        }

        if (refused is null)
        {
            row.Status = OverrideStatus.Active;
        }
        else
        {
            row.End(OverrideStatus.Refused, clock.GetUtcNow(), refused.Message);
            db.Audit("billing.override.refused", row.Subject, refused.Message);
        }

        await db.SaveChangesAsync(ct);
        return refused is null ? Result.Done : refused;
    }
}

internal static class OverrideActs
{
    public static IOverrideAct ActOf(this AsyncServiceScope scope, TenantOverride row) => scope.ServiceProvider.GetServices<IOverrideAct>().First(act => act.Kind == row.Kind);
}
