using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform;

namespace Tenantry.Billing.Checkouts.Duplicates;

/// <summary>Represents an order that was paid although the tenant owned the product.</summary>
/// <param name="Product">The product key.</param>
/// <param name="Plan">The plan key.</param>
/// <param name="Subject">The subject of the audit entry.</param>
internal sealed record DuplicateOrder(string Product, string Plan, string Subject)
{
    public SubscriptionId? SubscriptionId { get; init; }

    public string? Reference { get; init; }

    /// <summary>Gets the subject of what the tenant keeps.</summary>
    public required string Kept { get; init; }
}

/// <summary>Refunds every payment of a duplicate order in full, writes an audit entry and sends an email, each of them once.</summary>
internal sealed class RefundDuplicate(
    BillingDbContext db, RefundPayment refunds, IEmailSender emails, ICatalog catalog, PlatformOptions site)
{
    public async Task<Result> RunAsync(DuplicateOrder order, CancellationToken ct)
    {
        var payments = await db.Set<Payment>().AsNoTracking()
            .Where(payment => order.SubscriptionId != null ? payment.SubscriptionId == order.SubscriptionId
                : payment.Reference == order.Reference)
            .ToListAsync(ct);
        foreach (var payment in payments.Where(payment => !payment.Refundable.IsZero))
        {
            if (await refunds.RunAsync(payment.GatewayId, payment.Refundable, payment.Refunded, "Bought twice", ct)
                is { IsProblem: true } refused)
            {
                return refused;
            }
        }

        var amount = payments.Count == 0 ? null : payments.Select(payment => payment.Amount).Aggregate((sum, next) => sum + next).Display;
        db.Audit("billing.duplicate.refunded", order.Subject, detail: new { order.Product, order.Plan, kept = order.Kept, amount });
        await db.SaveChangesAsync(ct);
        await SendAsync(order, amount, ct);
        return Result.Success;
    }

    private async Task SendAsync(DuplicateOrder order, string? amount, CancellationToken ct)
    {
        if (await db.Set<Customer>().Select(customer => customer.Email).FirstOrDefaultAsync(ct) is { } to)
        {
            await emails.QueueAsync(
                new EmailMessage("billing.duplicate_refunded", to, new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["product"] = catalog.Find(order.Product)?.Name ?? order.Product,
                    ["amount"] = amount,
                    ["billingUrl"] = $"{site.PublicUrl}/space/billing",
                }, $"duplicate-refunded:{order.Subject}"),
                ct);
        }
    }
}
