using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Overrides;

/// <summary>Applies an override that has been saved. Can be repeated after a crash or when the provider did not respond.</summary>
internal sealed class BeginOverride(BillingDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<BeginOverride> logger)
{
    public async Task<Result> RunAsync(TenantOverride row, CancellationToken ct)
    {
        Problem? refused;
        try
        {
            // A scope of its own: the sync changes its context, which must not affect the row here.
            await using var scope = scopes.CreateAsyncScope();
            refused = (await scope.ActOf(row).BeginAsync(row, ct)).Problem;
        }
        catch (GatewayException exception) when (exception.IsTransient)
        {
            logger.OverrideWaits(row.Id, exception);
            return GatewayProblems.ProviderUnavailable.Saying("The payment provider isn't responding. The override is saved and will be applied automatically.");
        }
        catch (GatewayException exception)
        {
            logger.OverrideWaits(row.Id, exception);
            refused = PlanChangeProblems.ChangeRefused.Saying($"The payment provider refused the override: {exception.Message}");
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

/// <summary>Resolves the handler of an override.</summary>
internal static class OverrideActs
{
    public static IOverrideAct ActOf(this AsyncServiceScope scope, TenantOverride row) => scope.ServiceProvider.GetServices<IOverrideAct>().First(handler => handler.Kind == row.Kind);
}
