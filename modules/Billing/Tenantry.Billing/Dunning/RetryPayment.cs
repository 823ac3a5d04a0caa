using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;

namespace Tenantry.Billing.Dunning;

/// <summary>Tries an unpaid invoice again, now: by the schedule, for a new card, or because a person asks.</summary>
internal sealed class RetryPayment(BillingDbContext db, IPaymentGateway gateway, SyncInvoice invoices, TimeProvider clock, BillingOptions options, ILogger<RetryPayment> logger)
{
    /// <summary>Tries, because a person asks.</summary>
    public Task<Result> RunAsync(string invoiceId, CancellationToken ct) => RunAsync(invoiceId, _ => true, ct);

    /// <summary>Tries, because the schedule says so. Of many nodes that hear it strike, the first one tries.</summary>
    public Task<Result> RunDueAsync(string invoiceId, CancellationToken ct) => RunAsync(invoiceId, row => row.NextRetryAt <= clock.GetUtcNow(), ct);

    /// <summary>Tries with another card than the one that failed, once.</summary>
    public Task<Result> RunOnAsync(string card, string invoiceId, CancellationToken ct) => RunAsync(
        invoiceId,
        row =>
        {
            var isOther = row.CardId != card;
            row.CardId = card;
            return isOther;
        },
        ct);

    private async Task<Result> RunAsync(string invoiceId, Func<DunningCase, bool> claims, CancellationToken ct)
    {
        Result tried;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await FollowInvoice.LockAsync(db, invoiceId, ct);
            db.ChangeTracker.Clear();
            if (await db.Set<DunningCase>().FirstOrDefaultAsync(one => one.InvoiceId == invoiceId, ct) is not { } row
                || await gateway.FindInvoiceAsync(new(invoiceId), ct) is not { } seen)
            {
                return BillingProblems.DunningNotFound;
            }

            // Whoever waited here for another's try finds the invoice paid, or the try made.
            tried = seen.Status == InvoiceStatus.Open && claims(row) ? await TryAsync(row, ct) : Result.Done;
            if (tried.Problem == BillingProblems.ProviderUnavailable)
            {
                return tried;
            }

            row.Await(options.Dunning.For(row.Product, row.Plan), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        var synced = await invoices.RunAsync(invoiceId, ct);
        return tried.IsProblem ? tried : synced;
    }

    private async Task<Result> TryAsync(DunningCase row, CancellationToken ct)
    {
        if (gateway.Find<IGatewayCollection>() is not { } collection)
        {
            return BillingProblems.GatewayCapabilityMissing;
        }

        try
        {
            // One key for each try of ours: the provider counts only its own tries, so its number would repeat yesterday's answer.
            await collection.PayInvoiceAsync(new(row.InvoiceId), IdempotencyKey.For("pay", row.InvoiceId, row.Tries), ct);
            row.Tries++;
            return Result.Done;
        }
        catch (GatewayException refused) when (!refused.IsTransient)
        {
            logger.RetryRefused(row.InvoiceId, refused.Decline?.Code ?? refused.Code);
            row.Tries++;
            // Read anew in any case: the card may be another than the one that failed before.
            row.SeenAttempts = -1;
            return refused.NeedsAuthentication ? BillingProblems.ConfirmPayment : BillingProblems.PaymentDeclined.Saying("The card was declined again. Use another card.");
        }
        catch (GatewayException silent)
        {
            logger.RetryRefused(row.InvoiceId, silent.Code);
            return BillingProblems.ProviderUnavailable;
        }
    }
}
