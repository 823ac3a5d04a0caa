using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Pages.Cancellations.Extensions;

/// <summary>Defines the actions of an operator on a subscription.</summary>
internal static class SubscriptionActions
{
    public static Resource<Subscription> AddTo(Resource<Subscription> resource) => resource
        .Action<Days>("extend", "Extend", "The next charge is postponed at the same price, and access continues. Stripe shows a trial.",
            (context, days) => context.Services.GetRequiredService<ExtendSubscription>()
            .RunAsync(context.Row.Id, days.Number, context.Reason, context.CancellationToken), action => action
            .When(IsRunning).AskReason().Done("The subscription is extended."))
        .Action("end-trial", "End trial", "The trial ends now, and the first period is charged to the card on file.",
            context => AsTenantAsync<EndTrial>(context, end => end.RunAsync(context.Row.Id, context.CancellationToken)), action => action
            .When(subscription => subscription.Status == SubscriptionStatus.Trialing).Done("The trial has ended. The plan is paid."))
        .Action<Days>("pause", "Pause",
            "Access continues until the end of what is paid. Nothing is charged until the subscription resumes.",
            (context, days) => AsTenantAsync<PauseSubscription>(context,
                pause => pause.RunAsync(context.Row.Id, days.Number, context.CancellationToken)), action => action
            .When(subscription => subscription is { Status: SubscriptionStatus.Active, CancelsAtPeriodEnd: false })
            .Done("The subscription is paused."))
        .Action("resume", "Resume", "Access returns, and billing continues.",
            context => AsTenantAsync<PauseSubscription>(context, pause => pause.EndAsync(context.Row.Id, context.CancellationToken)),
            action => action.When(subscription => subscription.Status == SubscriptionStatus.Paused)
                .Done("The subscription is active again."))
        .Action("keep-plan", "Cancel scheduled change", "The plan stays as it is when the period ends.",
            context => AsTenantAsync<CancelScheduledChange>(context, drop => drop.RunAsync(context.Row.Id, context.CancellationToken)),
            action => action.When(subscription => subscription.PendingJson is not null).Done("The scheduled change is canceled."))
        .Action("cancel", "Cancel at period end", "The subscription doesn't renew.", context => SetCancelAsync(context, ends: true),
            action => action.When(subscription => !subscription.CancelsAtPeriodEnd && IsRunning(subscription))
            .Consequence(subscription => $"Access continues until {subscription.PeriodEnd:d MMM yyyy}, and nothing more is charged.")
            .AskReason().Dangerous().Bulk().Done("The subscription is canceled at the end of its period."))
        .Action("keep", "Keep subscription", "The subscription renews at the end of its period.",
            context => SetCancelAsync(context, ends: false), action => action
            .When(subscription => subscription.CancelsAtPeriodEnd && IsRunning(subscription))
            .Done("The subscription renews as usual."))
        .Action("end-now", "Cancel immediately", "Access stops immediately and nothing more is charged. Unused time isn't refunded.",
            context => CancelAsync(context, refunds: false), action => action
            .When(IsNotCanceled).AskReason().Dangerous().Done("The subscription is canceled."))
        .Action("end-now-refund", "Cancel and refund", "Access stops immediately, and the unused time is refunded to the card.",
            context => CancelAsync(context, refunds: true), action => action
            .When(IsNotCanceled).Consequence(RefundAsync).Require(BillingPermissions.Refund).AskReason().Dangerous()
            .Done("The subscription is canceled and the unused time is refunded."));

    private static bool IsRunning(Subscription subscription) =>
        subscription.Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing;

    private static bool IsNotCanceled(Subscription subscription) => subscription.Status != SubscriptionStatus.Canceled;

    private static Task<Result> CancelAsync(ResourceContext<Subscription> context, bool refunds) =>
        context.Services.GetRequiredService<CancelImmediately>()
        .CancelByOperatorAsync(context.Row.Id, refunds, context.Reason, context.CancellationToken);

    private static Task<Result> SetCancelAsync(ResourceContext<Subscription> context, bool ends) =>
        AsTenantAsync<CancelSubscription>(context, async cancel =>
            await cancel.RunAsync(context.Row.Id, ends, context.Reason, context.CancellationToken)
                is { IsProblem: true, Problem: var problem }
            ? problem : Result.Success);

    private static async Task<string> RefundAsync(ResourceContext<Subscription> context)
    {
        using var tenant = context.Services.GetRequiredService<ICurrentTenant>().Change(context.Row.TenantId);
        var now = context.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var shares = await context.Services.GetRequiredService<CalculateProratedRefunds>()
            .RunAsync(context.Row.Id, now, context.CancellationToken);
        return CalculateProratedRefunds.Sum(shares) is { IsZero: false } refund
            ? $"Access stops immediately, and {refund.Display} for the unused time is refunded to the card."
            : "Access stops immediately. Nothing was paid for the unused time, so nothing is refunded.";
    }

    private static async Task<Result> AsTenantAsync<TUseCase>(ResourceContext<Subscription> context, Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull
    {
        using var tenant = context.Services.GetRequiredService<ICurrentTenant>().Change(context.Row.TenantId);
        return await run(context.Services.GetRequiredService<TUseCase>());
    }

    internal sealed class Days
    {
        [Display(Name = "Days"), Range(1, 366)]
        public int Number { get; set; } = ExtendSubscription.OperatorDays;
    }
}
