using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Provides two hosts with separate databases and one Stripe. One host receives every webhook once and in order. The other receives the
/// webhooks later, in any order, with duplicates and losses. The objects of both are compared by the payment provider's IDs.
/// </summary>
public sealed class TwoHosts : IAsyncLifetime
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(2);

    internal BillingApp Reference { get; private set; } = null!;

    internal BillingApp Delayed { get; private set; } = null!;

    private Uri DelayedEndpoint => new(Delayed.App.Address, "/api/webhooks/stripe");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Reference = await BillingApp.StartAsync(Sell);
        Delayed = await BillingApp.StartAsync(Sell, Reference.Stripe);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Delayed.DisposeAsync();
        await Reference.DisposeAsync();
    }

    internal void StopDelivery() => Reference.Stripe.InjectFaults(new WebhookFaults { DropNext = 1000 }, DelayedEndpoint);

    /// <summary>
    /// Starts a purchase and copies the rows that were written before the payment to the other host, because they come from no webhook.
    /// </summary>
    internal async Task BuyAsync(TenantId tenant, string plan)
    {
        string url;
        await using (var scope = Reference.App.For(tenant))
        {
            var started = await scope.Get<StartCheckout>().RunAsync(new CheckoutRequest("club", plan), default);
            if (started.IsProblem)
            {
                return;
            }

            url = started.Value!;
        }

        await ShareAsync();
        await Reference.PayAsync(url, "4242424242424242");
    }

    internal async Task ShareAsync()
    {
        await using var from = new NpgsqlConnection(Reference.App.ConnectionString);
        await using var to = new NpgsqlConnection(Delayed.App.ConnectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        foreach (var table in new[] { "customer", "checkout" })
        {
            await RunAsync(to,
                $"insert into billing.{table} select * from json_populate_recordset(null::billing.{table}, $1::json) on conflict do "
                    + $"nothing", await ReadAsync(from, table));
        }

        await RunAsync(
            to,
            """
            update billing.price_version here set gateway_id = there.gateway_id
            from json_populate_recordset(null::billing.price_version, $1::json) there
            where (here.product, here.plan, here.currency, here.interval, here.interval_count, here.version)
                = (there.product, there.plan, there.currency, there.interval, there.interval_count, there.version)
            """,
            await ReadAsync(from, "price_version"));
    }

    /// <summary>Delivers the missed webhooks to the other host as specified; then its reconciliation finds the lost ones.</summary>
    internal async Task DeliverMissedAsync(IReadOnlyList<int> order, IReadOnlyList<Fate> fates)
    {
        await ShareAsync();
        var missed = await ListMissedAsync();
        Reference.Stripe.InjectFaults(new WebhookFaults(), DelayedEndpoint);
        var shuffled = missed.Index().OrderBy(webhook => order[webhook.Index % order.Count]).ThenBy(webhook => webhook.Index % 7)
            .Select(webhook => webhook.Item).ToList();
        foreach (var (index, id) in shuffled.Index())
        {
            for (var delivery = 0; delivery < (int)fates[index % fates.Count]; delivery++)
            {
                Reference.Stripe.Resend(id, DelayedEndpoint).ShouldBeTrue(id);
            }
        }

        await SettleAsync();
        await Reconciliation.Outage.FindMissedAsync(Delayed);
        await SettleAsync();
    }

    internal async Task SettleAsync()
    {
        await Reference.WaitForIdleAsync(IdleTimeout);
        await Delayed.WaitForIdleAsync(IdleTimeout);
    }

    private async Task<List<string>> ListMissedAsync()
    {
        var received = await Delayed.QueryAsync(db => db.Set<WebhookRow>().Select(row => row.EventId).ToListAsync());
        var all = await Reference.QueryAsync(db => db.Set<WebhookRow>().OrderBy(row => row.OccurredAt).ThenBy(row => row.EventId)
            .Select(row => row.EventId).ToListAsync());
        return [.. all.Except(received, StringComparer.Ordinal)];
    }

    private static void Sell(BillingBuilder selling) => selling.Product("club", club => club
        .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
        .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500))
        .Plan("patron-yearly", plan => plan.Costs(1970.Usd()).Yearly().Credits(6000))
        .AddOn("extra", addOn => addOn.Costs(10.Usd()).PerUnit("pack").Credits(40))
        .CreditPack(100, 29.Usd()));

    private static async Task<string> ReadAsync(NpgsqlConnection from, string table)
    {
        await using var read = new NpgsqlCommand($"select coalesce(json_agg(source), '[]')::text from billing.{table} source", from);
        return (string)(await read.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection to, string sql, string rows)
    {
        await using var run = new NpgsqlCommand(sql, to) { Parameters = { new() { Value = rows } } };
        await run.ExecuteNonQueryAsync();
    }
}

/// <summary>Specifies how often a webhook is delivered.</summary>
internal enum Fate
{
    Lost = 0,
    Once = 1,
    Twice = 2,
    Thrice = 3,
}
