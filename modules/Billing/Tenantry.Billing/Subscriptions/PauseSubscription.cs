using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the request to pause a subscription.</summary>
/// <param name="Days">The length of the pause, from 1 day.</param>
public sealed record PauseRequest([property: System.ComponentModel.DataAnnotations.Range(1, 366)] int Days);

/// <summary>
/// Pauses or resumes a subscription. While it is paused, nothing is charged. Access continues to the end of what is paid.
/// </summary>
internal sealed class PauseSubscription(
    BillingDbContext db, IPaymentGateway gateway, SaveIntent save, CompleteIntent complete, BillingOptions options, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/pause",
            async (Guid id, PauseRequest request, PauseSubscription pause, CancellationToken ct) =>
                (await pause.RunAsync(new SubscriptionId(id), request.Days, ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(PauseSubscription))
            .WithSummary("Pauses a subscription until it is resumed or a date comes.");
        billing.MapPost("/subscriptions/{id:guid}/unpause", async (Guid id, PauseSubscription pause, CancellationToken ct) =>
                (await pause.EndAsync(new SubscriptionId(id), ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName("UnpauseSubscription")
            .WithSummary("Resumes a paused subscription.");
    }

    public async Task<Result> RunAsync(SubscriptionId id, int days, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (days < 1 || days > options.LongestPause.TotalDays)
        {
            return SubscriptionProblems.PauseInvalid.WithField("days");
        }

        if (ChangeGuards.For(row) is { } refusal)
        {
            return refusal;
        }

        return await RunAsync(row, SubscriptionIntentKind.Pause, "billing.subscription.paused", clock.GetUtcNow().AddDays(days), ct);
    }

    public async Task<Result> EndAsync(SubscriptionId id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        return row.Status == SubscriptionStatus.Paused
            ? await RunAsync(row, SubscriptionIntentKind.Unpause, "billing.subscription.unpaused", until: null, ct)
            : SubscriptionProblems.NotPaused;
    }

    private async Task<Result> RunAsync(
        Subscription row, SubscriptionIntentKind kind, string action, DateTimeOffset? until, CancellationToken ct) =>
        gateway.Find<IGatewayPausing>() is null ? GatewayProblems.GatewayCapabilityMissing
            : await complete.RunAsync(await save.RunAsync(row, kind, action, reason: null, until, ct), ct);

    private Task<Subscription?> FindAsync(SubscriptionId id, CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct);
}
