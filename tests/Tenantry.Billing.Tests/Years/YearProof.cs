using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tenantry.Billing.Credits.Checks;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Provider.Reconciliation;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Provider.Reconciliation;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Years;

/// <summary>Verifies the invariants after a simulated year. Each one is an equation with both of its sides.</summary>
internal sealed class YearProof(BillingApp billing)
{
    private readonly List<YearInvariant> _invariants = [];

    public async Task<IReadOnlyList<YearInvariant>> RunAsync()
    {
        await MoneyAsync();
        await PeriodsAsync();
        await CreditsAsync();
        await MirrorAsync();
        return _invariants;
    }

    private async Task MoneyAsync()
    {
        var subscriptions = await billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().ToListAsync());
        var mrr = subscriptions.Where(row => row.Status is SubscriptionStatus.Active or SubscriptionStatus.PastDue)
            .Sum(row => Math.Round(row.Price.MonthlyMinorUnits(row.Quantity), 6));
        Same("MRR: sum of the dashboard's movements = active subscriptions",
            await SumAsync("select coalesce(sum(delta), 0) from revenue.mrr_movement"), mrr);
        var payments = await billing.QueryAsync(db => db.Set<Payment>().AsNoTracking().ToListAsync());
        Same("Revenue: the dashboard's payments = stored payments, less refunds",
            await SumAsync("select coalesce(sum(minor_units - refunded_minor - lost_minor), 0) from revenue.revenue_payment"),
            payments.Sum(row => row.AmountMinor - row.RefundedMinor));
        Same("Stored payments, less refunds = Stripe's charges, less refunds", payments.Sum(row => row.AmountMinor - row.RefundedMinor),
            await ChargedAsync());
        var paid = await billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().Where(row => row.Status == InvoiceStatus.Paid)
            .SumAsync(row => row.AmountPaidMinor));
        Same("Invoices: amount paid = the dashboard's revenue from invoices",
            await SumAsync("select coalesce(sum(minor_units), 0) from revenue.revenue_payment where reference like 'in\\_%'"), paid);
    }

    private async Task PeriodsAsync()
    {
        Same("Subscription periods paid twice", await SumAsync(
            """
            select count(*) from (
                select invoice.subscription_id, line.period_start from billing.invoice invoice
                join billing.invoice_line line on line.tenant_id = invoice.tenant_id and line.invoice_id = invoice.gateway_id
                where invoice.amount_paid_minor > 0 and invoice.subscription_id is not null and not line.is_proration
                    and line.amount_minor > 0
                group by 1, 2 having count(*) > 1) twice
            """), 0);
        Same("Invoices and purchases paid twice",
            await SumAsync("select count(*) from (select 1 from billing.payment group by reference having count(*) > 1) twice"), 0);
    }

    private async Task CreditsAsync()
    {
        var ledger = billing.App.Services.GetRequiredService<CheckLedger>();
        Same("Credit accounts below zero",
            await SumAsync("select count(*) from billing.credit_account where available < 0 or reserved < 0"), 0);
        Same("Credit accounts that differ from the sum of their grants", (await ledger.OpenAsync(default)).Count, 0);
        Same("Credit accounts that differ from the sum of their entries", (await ledger.EntriesAsync(default)).Count, 0);
    }

    private async Task MirrorAsync()
    {
        await using var scope = billing.App.For(null);
        await scope.Get<CompareObjects>().RunAsync(default);
        Same("Objects that differ from Stripe",
            await billing.QueryAsync(db => db.Set<Discrepancy>().CountAsync(row => row.ResolvedAt == null)), 0);
        Same("Webhooks that failed or are pending",
            await SumAsync("select count(*) from billing.webhook_row where status in ('Failed', 'Pending')"), 0);
        Same("Dead-lettered events", await SumAsync("select count(*) from platform.event_delivery where dead_lettered_at is not null"), 0);
    }

    private async Task<decimal> ChargedAsync()
    {
        var (sum, after, more) = (0L, "", true);
        while (more)
        {
            var page = await billing.SendToStripeAsync(HttpMethod.Get, $"/v1/charges?limit=100{after}");
            var charges = page.GetProperty("data").EnumerateArray().ToList();
            sum += charges.Where(charge => charge.GetProperty("paid").GetBoolean())
                .Sum(charge => charge.GetProperty("amount").GetInt64() - charge.GetProperty("amount_refunded").GetInt64());
            more = page.GetProperty("has_more").GetBoolean();
            after = charges.Count == 0 ? "" : $"&starting_after={charges[^1].GetProperty("id").GetString()}";
        }

        return sum;
    }

    // Runs as the database owner, who can read the rows of every tenant.
    private async Task<decimal> SumAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(billing.App.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToDecimal(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private void Same(string rule, decimal left, decimal right) => _invariants.Add(new YearInvariant(rule, left, right));
}

/// <summary>Represents an invariant and its two sides.</summary>
internal sealed record YearInvariant(string Rule, decimal Left, decimal Right)
{
    public bool Holds => Left == Right;
}
