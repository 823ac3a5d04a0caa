using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Provider.Webhooks;
using Tenantry.Billing.Provider.Webhooks;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Two hosts with a database each listen to one Stripe. One hears every webhook once, when it happens; the other hears nothing until it is
/// told, in whatever order, how often and with what left out. What both hold is compared by the provider's ids.
/// </summary>
public sealed class TwoListeners : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal BillingApp Well { get; private set; } = null!;

    internal BillingApp Deaf { get; private set; } = null!;

    private Uri DeafEndpoint => new(Deaf.App.Address, "/api/webhooks/stripe");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Well = await BillingApp.StartAsync(Sell);
        Deaf = await BillingApp.StartAsync(Sell, Well.Stripe);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Deaf.DisposeAsync();
        await Well.DisposeAsync();
    }

    internal void BeginSilence() => Well.Stripe.Disturb(new WebhookTrouble { DropNext = 1000 }, DeafEndpoint);

    /// <summary>Begins a purchase and makes what was written before the customer went away known to both: it came from no webhook.</summary>
    internal async Task BuyAsync(TenantId tenant, string plan)
    {
        string url;
        await using (var scope = Well.App.For(tenant))
        {
            var started = await scope.Get<StartCheckout>().RunAsync(new Purchase("club", plan), default);
            if (started.IsProblem)
            {
                return;
            }

            url = started.Value!;
        }

        await ShareAsync();
        await Well.PayAsync(url, "4242424242424242");
    }

    internal async Task ShareAsync()
    {
        await using var from = new NpgsqlConnection(Well.App.ConnectionString);
        await using var to = new NpgsqlConnection(Deaf.App.ConnectionString);
        await from.OpenAsync();
        await to.OpenAsync();
        foreach (var table in new[] { "customer", "checkout" })
        {
            await RunAsync(to, $"insert into billing.{table} select * from json_populate_recordset(null::billing.{table}, $1::json) on conflict do nothing", await ReadAsync(from, table));
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

    /// <summary>Tells the deaf host all that it missed, as the fates say; then lets its reconciliation find what was never told.</summary>
    internal async Task TellAsync(IReadOnlyList<int> order, IReadOnlyList<Fate> fates)
    {
        await ShareAsync();
        var missed = await MissedAsync();
        Well.Stripe.Disturb(new WebhookTrouble(), DeafEndpoint);
        var shuffled = missed.Index().OrderBy(one => order[one.Index % order.Count]).ThenBy(one => one.Index % 7).Select(one => one.Item).ToList();
        foreach (var (index, id) in shuffled.Index())
        {
            for (var told = 0; told < (int)fates[index % fates.Count]; told++)
            {
                Well.Stripe.Resend(id, DeafEndpoint).ShouldBeTrue(id);
            }
        }

        await SettleAsync();
        await Reconciliation.Outage.FindMissedAsync(Deaf);
        await SettleAsync();
    }

    internal async Task SettleAsync()
    {
        await Well.QuietAsync(Patience);
        await Deaf.QuietAsync(Patience);
    }

    private async Task<List<string>> MissedAsync()
    {
        var told = await Deaf.AcrossAsync(db => db.Set<WebhookRow>().Select(row => row.EventId).ToListAsync());
        var all = await Well.AcrossAsync(db => db.Set<WebhookRow>().OrderBy(row => row.OccurredAt).ThenBy(row => row.EventId).Select(row => row.EventId).ToListAsync());
        return [.. all.Except(told, StringComparer.Ordinal)];
    }

    private static void Sell(BillingBuilder selling) => selling.Product("club", club => club
        .Plan("member", plan => plan.Costs(97.Usd()).Credits(200))
        .Plan("patron", plan => plan.Costs(197.Usd()).Credits(500))
        .Plan("patron-yearly", plan => plan.Costs(1970.Usd()).Yearly().Credits(6000))
        .AddOn("extra", addOn => addOn.Costs(10.Usd()).PerUnit("pack").Credits(40))
        .CreditPack(100, 29.Usd()));

    private static async Task<string> ReadAsync(NpgsqlConnection from, string table)
    {
        await using var read = new NpgsqlCommand($"select coalesce(json_agg(one), '[]')::text from billing.{table} one", from);
        return (string)(await read.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection to, string sql, string rows)
    {
        await using var run = new NpgsqlCommand(sql, to) { Parameters = { new() { Value = rows } } };
        await run.ExecuteNonQueryAsync();
    }
}

/// <summary>What becomes of a webhook: how often it is told.</summary>
internal enum Fate
{
    Lost = 0,
    Once = 1,
    Twice = 2,
    Thrice = 3,
}
