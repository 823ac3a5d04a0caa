using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Dunning;

/// <summary>Retries the payment of an unpaid invoice: by schedule, with a new card, or on request.</summary>
/// <remarks>
/// The retry count of the case is part of the idempotency key and increases when the result is stored. Concurrent callers, or a repetition
/// after a crash, therefore make the same attempt.
/// </remarks>
internal sealed class RetryPayment(BillingDbContext db, IPaymentGateway gateway, SyncInvoice invoices, TimeProvider clock,
    ScheduleDunning schedule, ILogger<RetryPayment> logger)
{
    /// <summary>Retries the payment on request.</summary>
    public Task<Result> RunAsync(string invoiceId, CancellationToken ct) => RunAsync(invoiceId, _ => true, null, ct);

    /// <summary>Retries the payment if a scheduled retry is due.</summary>
    public Task<Result> RunDueAsync(string invoiceId, CancellationToken ct) =>
        RunAsync(invoiceId, unpaid => unpaid.NextRetryAt <= clock.GetUtcNow(), null, ct);

    /// <summary>Retries the payment once with a card other than the one that failed.</summary>
    public Task<Result> RunWithCardAsync(string card, string invoiceId, CancellationToken ct) =>
        RunAsync(invoiceId, unpaid => unpaid.CardId != card, card, ct);

    private async Task<Result> RunAsync(string invoiceId, Func<DunningCase, bool> isDue, string? card, CancellationToken ct)
    {
        while (true)
        {
            if (await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(row => row.InvoiceId == invoiceId, ct) is not { } unpaid
                || await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { } invoice)
            {
                return DunningProblems.DunningNotFound;
            }

            var isAttempted = invoice.Status == InvoiceStatus.Open && isDue(unpaid);
            var result = isAttempted ? await PayAsync(unpaid, ct) : Result.Success;
            if (result.Problem == GatewayProblems.ProviderUnavailable || result.Problem == GatewayProblems.GatewayCapabilityMissing)
            {
                return result;
            }

            if (await StoreAsync(unpaid, isAttempted, result, card, ct) || card is null)
            {
                var synced = await invoices.RunAsync(invoiceId, ct);
                return result.IsProblem ? result : synced;
            }

            // Another caller made this attempt, possibly before the card was added.
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
            // The key contains our own retry count: the provider counts only its own attempts, so its number would replay an earlier
            // response.
            await collection.PayInvoiceAsync(new(unpaid.InvoiceId), IdempotencyKey.For("pay", unpaid.InvoiceId, unpaid.RetryCount), ct);
            return Result.Success;
        }
        catch (GatewayException exception) when (!exception.IsTransient)
        {
            logger.RetryRefused(unpaid.InvoiceId, exception.Decline?.Code ?? exception.Code);
            return exception.NeedsAuthentication ? DunningProblems.ConfirmPayment
                : SubscriptionProblems.PaymentDeclined.WithMessage("The card was declined again. Try another card.");
        }
        catch (GatewayException exception)
        {
            logger.RetryRefused(unpaid.InvoiceId, exception.Code);
            return GatewayProblems.ProviderUnavailable;
        }
    }

    // Returns false if another caller already stored the attempt.
    private async Task<bool> StoreAsync(DunningCase unpaid, bool isAttempted, Result result, string? card, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockObjectAsync(UpdateDunningCase.LockKey(unpaid.InvoiceId), ct);
        db.ChangeTracker.Clear();
        var row = await db.Set<DunningCase>().FirstAsync(dunningCase => dunningCase.InvoiceId == unpaid.InvoiceId, ct);
        if (isAttempted)
        {
            if (row.RetryCount != unpaid.RetryCount)
            {
                return false;
            }

            row.RetryCount++;
            row.CardId = card ?? row.CardId;
            // The reason must be read again in any case: the card can differ from the one that failed before.
            row.ProviderAttempts = result.IsProblem ? -1 : row.ProviderAttempts;
        }

        if (row.EndRequestedAt is null)
        {
            var now = clock.GetUtcNow();
            schedule.Run(row, isNew: false, now);
            row.ScheduleNextStep(now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
