using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.PlanChanges;

namespace Tenantry.Billing.Overrides;

/// <summary>Applies an override that has been saved. Can be repeated after a crash or when the provider did not respond.</summary>
internal sealed class ApplyOverride(BillingDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ApplyOverride> logger)
{
    public async Task<Result> RunAsync(TenantOverride row, CancellationToken ct)
    {
        Problem? refused;
        try
        {
            // A scope of its own: the sync changes its context, which must not affect the row here.
            await using var scope = scopes.CreateAsyncScope();
            refused = (await scope.GetHandler(row).ApplyAsync(row, ct)).Problem;
        }
        catch (GatewayException exception) when (exception.IsTransient)
        {
            logger.OverrideFailed(row.Id, exception);
            return GatewayProblems.ProviderUnavailable
                .WithMessage("The payment provider isn't responding. The override is saved and will be applied automatically.");
        }
        catch (GatewayException exception)
        {
            logger.OverrideFailed(row.Id, exception);
            refused = PlanChangeProblems.ChangeRefused.WithMessage($"The payment provider refused the override: {exception.Message}");
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
        return refused is null ? Result.Success : refused;
    }
}

/// <summary>Resolves the handler of an override.</summary>
internal static class OverrideHandlers
{
    public static IOverrideHandler GetHandler(this AsyncServiceScope scope, TenantOverride row) =>
        scope.ServiceProvider.GetServices<IOverrideHandler>().First(handler => handler.Kind == row.Kind);
}
