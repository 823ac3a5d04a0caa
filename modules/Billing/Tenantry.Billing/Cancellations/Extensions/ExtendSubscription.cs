using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Cancellations.Extensions;

/// <summary>Represents a request to extend a subscription free of charge.</summary>
/// <param name="Days">The number of days to add; between 1 and 366.</param>
/// <param name="Reason">The reason, which is kept in the audit log. At most 500 characters.</param>
public sealed record ExtendSubscriptionRequest(int Days, [property: System.ComponentModel.DataAnnotations.StringLength(500)] string Reason);

/// <summary>
/// Extends a subscription free of charge: the next charge is postponed by the given number of days, at the current price.
/// </summary>
internal sealed class ExtendSubscription(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, IPaymentGateway gateway, SyncSubscription sync,
    ICurrentTenant current, ILogger<ExtendSubscription> logger)
{
    /// <summary>The number of days that the operator's button adds.</summary>
    public const int OperatorDays = 30;

    private const int MaxDays = 366;

    public static void Map(IEndpointRouteBuilder billing) => billing
        .MapPost("/operator/subscriptions/{id:guid}/gift",
            async (Guid id, ExtendSubscriptionRequest request, ExtendSubscription give, CancellationToken ct) =>
            (await give.RunAsync(new SubscriptionId(id), request.Days, request.Reason, ct)).ToHttp())
        .RequirePermission(BillingPermissions.Operate)
        .WithName(nameof(ExtendSubscription))
        .WithSummary("Extends a subscription without charge.");

    public async Task<Result> RunAsync(SubscriptionId id, int days, string? reason, CancellationToken ct)
    {
        if (days is < 1 or > MaxDays || string.IsNullOrWhiteSpace(reason))
        {
            return CancellationProblems.ExtensionInvalid;
        }

        Subscription? row;
        await using (var all = await across.CreateDbContextAsync("operator extends a subscription", ct))
        {
            row = await all.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct);
        }

        if (row is null)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (row is not { Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing, CancelsAtPeriodEnd: false })
        {
            return CancellationProblems.ExtensionNotPossible;
        }

        using var ambient = current.Change(row.TenantId);
        return await ExtendAsync(row, days, reason, ct);
    }

    private async Task<Result> ExtendAsync(Subscription row, int days, string reason, CancellationToken ct)
    {
        // Free time counts from the end of the period that the provider knows now: the stored one may be of before a renewal.
        if (await gateway.FindSubscriptionAsync(new(row.GatewayId), ct) is not { } live)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        var until = live.PeriodEnd.AddDays(days);
        if (live.ScheduleId is not null)
        {
            return CancellationProblems.ExtensionBeforeChange;
        }

        try
        {
            // The idempotency key is the new end, so a double click asks for the same end twice.
            await gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
                new(row.GatewayId), new SubscriptionChange([], Proration.None, null) { TrialEnd = until },
                IdempotencyKey.For("gift", row.Id, until.ToUnixTimeSeconds()), ct);
        }
        catch (GatewayException exception)
        {
            logger.ExtensionRefused(row.Id.Value, exception.Code, exception);
            return exception.ToProblem(CancellationProblems.ExtensionNotPossible.WithMessage(exception.Message));
        }

        db.Audit("billing.subscription.time_given", $"subscription/{row.Id}", reason, new { days, until });
        await db.SaveChangesAsync(ct);
        return await sync.RunAsync(row.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }
}
