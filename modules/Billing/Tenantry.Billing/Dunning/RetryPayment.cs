using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>Attempts to pay an unpaid invoice again, now: by the schedule, with a new card, or because a person asks.</summary>
/// <remarks>
/// The case's count of attempts is part of the idempotency key, and grows when the result is stored. Two callers at once, or a repetition after a
/// crash, therefore make the same attempt.
/// </remarks>
internal sealed class RetryPayment(BillingDbContext db, IPaymentGateway gateway, SyncInvoice invoices, TimeProvider clock, ScheduleDunning schedule, ILogger<RetryPayment> logger)
{
    /// <summary>Attempts to pay, because a person asks.</summary>
    public Task<Result> RunAsync(string invoiceId, CancellationToken ct) => RunAsync(invoiceId, _ => true, null, ct);

    /// <summary>Attempts to pay, because the schedule says so.</summary>
    public Task<Result> RunDueAsync(string invoiceId, CancellationToken ct) => RunAsync(invoiceId, unpaid => unpaid.NextRetryAt <= clock.GetUtcNow(), null, ct);

    /// <summary>Attempts to pay with another card than the one that failed, once.</summary>
    public Task<Result> RunOnAsync(string card, string invoiceId, CancellationToken ct) => RunAsync(invoiceId, unpaid => unpaid.CardId != card, card, ct);

    private async Task<Result> RunAsync(string invoiceId, Func<DunningCase, bool> isDue, string? card, CancellationToken ct)
    {
        while (true)
        {
            if (await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(row => row.InvoiceId == invoiceId, ct) is not { } unpaid
                || await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { } invoice)
            {
                return DunningProblems.DunningNotFound;
            }

            var isTried = invoice.Status == InvoiceStatus.Open && isDue(unpaid);
            var tried = isTried ? await PayAsync(unpaid, ct) : Result.Done;
            if (tried.Problem == GatewayProblems.ProviderUnavailable || tried.Problem == GatewayProblems.GatewayCapabilityMissing)
            {
                return tried;
            }

            if (await StoreAsync(unpaid, isTried, tried, card, ct) || card is null)
            {
                var synced = await invoices.RunAsync(invoiceId, ct);
                return tried.IsProblem ? tried : synced;
            }

            // Another caller made this attempt, perhaps before the card was there.
        }
    }

    private async Task<Result> PayAsync(DunningCase unpaid, CancellationToken ct)
    {
        if (gateway.Find<IGatewayCollection>() is not { } collection)
        {
            return GatewayProblems.GatewayCapabilityMissing;
        }

        try
        {
            // One key for each attempt of ours: the provider counts only its own attempts, so its number would repeat yesterday's answer.
            await collection.PayInvoiceAsync(new(unpaid.InvoiceId), IdempotencyKey.For("pay", unpaid.InvoiceId, unpaid.Tries), ct);
            return Result.Done;
        }
        catch (GatewayException refused) when (!refused.IsTransient)
        {
            logger.RetryRefused(unpaid.InvoiceId, refused.Decline?.Code ?? refused.Code);
            return refused.NeedsAuthentication ? DunningProblems.ConfirmPayment : SubscriptionProblems.PaymentDeclined.Saying("The card was declined again. Use another card.");
        }
        catch (GatewayException unavailable)
        {
            logger.RetryRefused(unpaid.InvoiceId, unavailable.Code);
            return GatewayProblems.ProviderUnavailable;
        }
    }

    // Returns whether the attempt was this caller's to store.
    private async Task<bool> StoreAsync(DunningCase unpaid, bool isTried, Result tried, string? card, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.HoldAsync(FollowInvoice.LockOf(unpaid.InvoiceId), ct);
        db.ChangeTracker.Clear();
        var row = await db.Set<DunningCase>().FirstAsync(known => known.InvoiceId == unpaid.InvoiceId, ct);
        if (isTried)
        {
            if (row.Tries != unpaid.Tries)
            {
                return false;
            }

            row.Tries++;
            row.CardId = card ?? row.CardId;
            // Read again in any case: the card may be another than the one that failed before.
            row.SeenAttempts = tried.IsProblem ? -1 : row.SeenAttempts;
        }

        if (row.EndRequestedAt is null)
        {
            var now = clock.GetUtcNow();
            schedule.Run(row, isNew: false, now);
            row.Await(now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
