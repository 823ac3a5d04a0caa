using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;

namespace Tenantry.Billing.Tests.Proofs;

/// <summary>
/// Kills the host while customers buy, renew, upgrade and get refunds, and restarts it. Each round then compares the stored objects with
/// those of Stripe. <c>TENANTRY_CRASH_ROUNDS</c> sets the number of rounds; the default is 4.
/// </summary>
public sealed class AnyCrashTests : IAsyncLifetime
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("TENANTRY_CRASH_ROUNDS") ?? "4",
        System.Globalization.CultureInfo.InvariantCulture);

    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private KillableHost _host = null!;
    private NpgsqlDataSource _database = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await KillableHost.StartAsync();
        _database = NpgsqlDataSource.Create(_host.Database);
        await using var create =
            _database.CreateCommand("create table recorded_event (id uuid primary key, what text, reference text, amount bigint)");
        await create.ExecuteNonQueryAsync();
        await _host.StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        _browser.Dispose();
    }

    [Fact]
    public async Task HostThatIsKilledAtAnyTime_LosesNothing_AndRepeatsNothing()
    {
        var customers = new List<Guid>();
        for (var round = 0; round < Rounds; round++)
        {
            var (newest, last) = (Guid.CreateVersion7(_host.Stripe.Clock.GetUtcNow()), customers.Count > 0 ? customers[^1] : (Guid?)null);
            var actions = new List<Task>
            {
                BuyAsync(newest), last is { } up ? _host.SendAsync($"/crash/{up}/upgrade") : Task.CompletedTask, last is { } back
                ? _host.SendAsync($"/crash/{back}/refund") : Task.CompletedTask,
                // Subscriptions from a month before renew in the meantime.
                _host.Stripe.AdvanceAsync(TimeSpan.FromDays(round % 3 == 2 ? 16 : 1)),
            };
            // The time of the crash varies from before the first response until after the last webhook.
            await Task.Delay(RandomNumberGenerator.GetInt32(0, 2_500));
            await _host.KillAsync();
            // Stripe retries a webhook for about eight seconds: some webhooks reach the new process, the others are lost.
            await _host.StartHostAsync();
            await Task.WhenAll(actions);

            // Customers who received no response try again.
            await BuyAsync(newest);
            if (last is { } again)
            {
                await _host.SendAsync($"/crash/{again}/upgrade");
                await _host.SendAsync($"/crash/{again}/refund");
            }

            customers.Add(newest);
            await ShouldBeConsistentAsync(round);
            Xunit.TestContext.Current.SendDiagnosticMessage("Round {0} is consistent.", round);
        }
    }

    private async Task BuyAsync(Guid tenant)
    {
        if (await _host.SendAsync($"/crash/{tenant}/buy") is { } url && url.StartsWith("http", StringComparison.Ordinal))
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["action"] = "pay", ["email"] = "parent@example.com", ["number"] = "4242424242424242", ["expiry"] = "12 / 39",
                ["cvc"] = "123", ["name"] = "Jo Doe",
            });
            using var paid = await _browser.PostAsync(new Uri(url), form);
        }
    }

    private async Task ShouldBeConsistentAsync(int round)
    {
        await _host.Stripe.AdvanceAsync(TimeSpan.FromMinutes(10));
        (await _host.SendAsync("/crash/find-missed")).ShouldNotBeNull();
        await Eventually.HoldsAsync(
            async () =>
            await ScalarAsync(
                "select ((select count(*) from billing.webhook_row where status = 'Pending') + (select count(*) from "
                    + "platform.outbox_event) + (select count(*) from platform.event_delivery where dead_lettered_at is null))::text")
                    == "0",
            "every webhook is processed and every event is delivered", TimeSpan.FromMinutes(1));
        var invoices = await PostToStripeAsync("/v1/invoices?limit=100",
            element => $"{Text(element, "id")} {Text(element, "status")} {element.GetProperty("total").GetInt64()}");
        (await ListAsync("select gateway_id || ' ' || lower(status) || ' ' || total_minor from billing.invoice")).ShouldBe(invoices,
            ignoreOrder: true, $"round {round}: invoices");
        (await ListAsync("select gateway_id || ' ' || lower(status) from billing.subscription")).ShouldBe(
            await PostToStripeAsync("/v1/subscriptions?limit=100", element => $"{Text(element, "id")} {Text(element, "status")}"),
            ignoreOrder: true, $"round {round}: subscriptions");
        var paid = invoices.Where(invoice => invoice.Contains(" paid ", StringComparison.Ordinal))
            .Select(invoice => invoice.Split(' ')[0]).ToList();
        (await ListAsync("select reference from recorded_event where what = 'paid'")).ShouldBe(paid, ignoreOrder: true,
            $"round {round}: each payment is announced once");
        (await ListAsync("select reference from billing.credit_lot where source = 'Period'")).ShouldBe(
            invoices.Where(invoice => invoice.Contains(" paid ", StringComparison.Ordinal)
                && !invoice.EndsWith(" 0", StringComparison.Ordinal)).Select(invoice => invoice.Split(' ')[0]), ignoreOrder: true,
                $"round {round}: each payment grants its credits once, invoices {string.Join(", ", invoices)}");
        (await ListAsync("select gateway_id || ' ' || amount_minor from billing.refund")).ShouldBe(
            await PostToStripeAsync("/v1/refunds?limit=100",
                element => $"{Text(element, "id")} {element.GetProperty("amount").GetInt64()}"),
            ignoreOrder: true, $"round {round}: refunds");
        (await ScalarAsync("select count(*)::text from billing.payment where refunded_minor not in (0, 1000)")).ShouldBe("0",
            $"round {round}: ten dollars once");
        (await ScalarAsync("select coalesce(sum(refunded_minor), 0)::text from billing.payment")).ShouldBe(
            await ScalarAsync("select coalesce(sum(amount), 0)::text from recorded_event where what = 'refunded'"),
            $"round {round}: each refund is announced once");
        (await ScalarAsync("select (count(*) - count(distinct number))::text from billing.invoice")).ShouldBe("0",
            $"round {round}: invoice numbers are unique");
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<List<string>> PostToStripeAsync(string path, Func<JsonElement, string> format)
    {
        var (all, after) = (new List<string>(), "");
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(_host.Stripe.Address), path + after));
            request.Headers.Authorization = new("Bearer", _host.Key);
            using var response = await _browser.SendAsync(request);
            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var rows = page.RootElement.GetProperty("data").EnumerateArray().ToList();
            all.AddRange(rows.Select(format));
            if (!page.RootElement.GetProperty("has_more").GetBoolean())
            {
                return all;
            }

            after = $"&starting_after={Text(rows[^1], "id")}";
        }
    }

    private async Task<string> ScalarAsync(string sql) => (await ListAsync(sql)).Single();

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<string>();
        while (await reader.ReadAsync())
        {
            all.Add(reader.GetString(0));
        }

        return all;
    }
}
