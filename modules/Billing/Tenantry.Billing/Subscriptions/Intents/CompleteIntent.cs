using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions.Intents;

/// <summary>
/// Carries out an intent: asks the payment provider, reads the subscription back, and believes only what it reads. Can be repeated after a
/// crash with the same result.
/// </summary>
internal sealed class CompleteIntent(
    BillingDbContext db, IPaymentGateway gateway, SyncSubscription sync, RestorePendingChange pending, TimeProvider clock,
    ILogger<CompleteIntent> logger)
{
    public async Task<Result> RunAsync(SubscriptionIntent intent, CancellationToken ct)
    {
        var row = await ReadAsync(intent.SubscriptionId, ct);
        try
        {
            await AskAsync(intent, row, ct);
        }
        catch (GatewayException exception)
        {
            logger.IntentRefused(row.Id.Value, intent.Kind, exception.Code, exception);
            if (exception.IsTransient)
            {
                return GatewayProblems.ProviderUnavailable.WithMessage(
                    "The payment provider isn't responding. Your request is saved, and we'll keep trying.");
            }

            await CloseAsync(intent, exception.Code, ct);
            return exception.ToProblem(SubscriptionProblems.IntentRefused);
        }

        if (await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem })
        {
            return problem;
        }

        row = await ReadAsync(intent.SubscriptionId, ct);
        if (Refusal(intent, row) is { } notDone)
        {
            await CloseAsync(intent, notDone.Code, ct);
            return notDone;
        }

        await CloseAsync(intent, null, ct);
        return intent.Kind == SubscriptionIntentKind.Resume ? await pending.RunAsync(row, ct) : Result.Success;
    }

    private async Task AskAsync(SubscriptionIntent intent, Subscription row, CancellationToken ct)
    {
        var (id, key) = (new GatewaySubscriptionId(row.GatewayId), IdempotencyKey.For("intent", intent.Id));
        switch (intent.Kind)
        {
            case SubscriptionIntentKind.Cancel or SubscriptionIntentKind.Resume:
                if (row.ScheduleId is { } schedule)
                {
                    // The provider refuses to change the end of a subscription that a schedule manages.
                    await gateway.Require<IGatewayScheduledChanges>()
                        .ReleaseScheduleAsync(new(schedule), IdempotencyKey.For("release", schedule), ct);
                }

                await gateway.SetCancelAtPeriodEndAsync(id, intent.Kind == SubscriptionIntentKind.Cancel, key, ct);
                break;
            case SubscriptionIntentKind.Pause or SubscriptionIntentKind.Suspend:
                await gateway.Require<IGatewayPausing>().PauseSubscriptionAsync(id, intent.Until, key, ct);
                break;
            default:
                await gateway.Require<IGatewayPausing>().ResumeSubscriptionAsync(id, key, ct);
                break;
        }
    }

    private static Problem? Refusal(SubscriptionIntent intent, Subscription row) => (intent.Kind, row) switch
    {
        (not SubscriptionIntentKind.Cancel, { Status: SubscriptionStatus.Canceled }) => SubscriptionProblems.AlreadyEnded,
        (SubscriptionIntentKind.Cancel, { EndsAt: null, Status: not SubscriptionStatus.Canceled }) => SubscriptionProblems.IntentRefused,
        (SubscriptionIntentKind.Resume, { EndsAt: { } end }) => SubscriptionProblems.StillEnds.WithMessage(
            $"Your plan still ends on {end:d MMMM yyyy}, as the payment provider reports. Try again, or contact support."),
        (SubscriptionIntentKind.Pause or SubscriptionIntentKind.Suspend, { Status: not SubscriptionStatus.Paused }) =>
            SubscriptionProblems.IntentRefused,
        (SubscriptionIntentKind.Unpause, { Status: SubscriptionStatus.Paused }) => SubscriptionProblems.IntentRefused,
        _ => null,
    };

    private Task<Subscription> ReadAsync(SubscriptionId id, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstAsync(subscription => subscription.Id == id, ct);

    private Task<int> CloseAsync(SubscriptionIntent intent, string? failure, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<SubscriptionIntent>().Where(row => row.Id == intent.Id && row.CompletedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(closed => closed.CompletedAt, now).SetProperty(closed => closed.Failure, failure), ct);
    }
}
