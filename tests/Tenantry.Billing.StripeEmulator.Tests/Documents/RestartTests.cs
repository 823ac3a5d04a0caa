namespace Tenantry.Billing.StripeEmulator.Tests.Documents;

public sealed class RestartTests
{
    [Fact]
    public async Task KilledProcess_KeepsConfirmedChanges_AndIgnoresAnIncompleteLine()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        var copy = Directory.CreateTempSubdirectory("local-stripe").FullName;
        string subscription, last;
        TimeSpan offset;
        await using (var stripe = await LocalStripe.StartAsync(home))
        {
            subscription = (await stripe.Subscribe(await stripe.Customer(), await stripe.Price())).Id();
            await stripe.Advance(10);
            offset = stripe.Server.Clock.Offset;
            last = (await stripe.Post("customers")).Id();
            // Copies the files of the running process, as a killed process would leave them.
            foreach (var file in Directory.GetFiles(home, "*.json*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }

        await File.AppendAllTextAsync(Path.Combine(copy, "journal.jsonl"), "[[\"customer\",\"cus_torn\",{\"id\":\"cus_to");
        await using var restarted = await LocalStripe.StartAsync(copy);

        restarted.Server.Clock.Offset.ShouldBe(offset);
        (await restarted.Get($"subscriptions/{subscription}")).Text("status").ShouldBe("active");
        (await restarted.Get($"customers/{last}")).Id().ShouldBe(last);
        await restarted.Advance(25);
        (await restarted.Get("invoices")).Rows("data").Count().ShouldBe(2, "work due before the restart is processed after it");
    }

    [Fact]
    public async Task SchedulesAndUsage_AreStored_AndProcessedAfterTheRestart()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        string subscription, small;
        await using (var stripe = await LocalStripe.StartAsync(home))
        {
            var customer = await stripe.Customer();
            var meter = await stripe.Post("billing/meters", ("display_name", "Lessons"), ("event_name", "lesson"),
                ("default_aggregation[formula]", "sum"));
            var metered = await stripe.Post("prices", ("currency", "usd"), ("product_data[name]", "Lessons"), ("unit_amount", "30"),
                ("recurring[interval]", "month"), ("recurring[usage_type]", "metered"), ("recurring[meter]", meter.Id()));
            var created = await stripe.Subscribe(customer, await stripe.Price(5000), ("items[1][price]", metered.Id()));
            subscription = created.Id();
            small = (await stripe.Price(1000)).Id();
            await stripe.Post("billing/meter_events", ("event_name", "lesson"), ("payload[stripe_customer_id]", customer.Id()),
                ("payload[value]", "7"));
            var schedule = await stripe.Post("subscription_schedules", ("from_subscription", subscription));
            var (start, end) = (schedule.Long("current_phase.start_date"), schedule.Long("current_phase.end_date"));
            var currentPrice = created.Rows("items.data").First().Text("price.id")!;
            await stripe.Post($"subscription_schedules/{schedule.Id()}",
                ("phases[0][items][0][price]", currentPrice), ("phases[0][items][1][price]", metered.Id()),
                ("phases[0][start_date]", $"{start}"), ("phases[0][end_date]", $"{end}"),
                ("phases[1][items][0][price]", small), ("phases[1][items][1][price]", metered.Id()),
                ("phases[1][proration_behavior]", "none"));
        }

        await using var restarted = await LocalStripe.StartAsync(home);
        await restarted.Advance(32);

        var updated = await restarted.Get($"subscriptions/{subscription}?expand[0]=latest_invoice");
        updated.Rows("items.data").First().Text("price.id").ShouldBe(small);
        updated.Long("latest_invoice.total").ShouldBe(1000 + (7 * 30));
    }

    [Fact]
    public async Task UndeliveredWebhook_IsDelivered_AfterTheNextStart()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        await using var sink = await WebhookSink.StartAsync();
        sink.Failures = 1000;
        await using (var stripe = await LocalStripe.StartAsync(home, sink.Address))
        {
            await stripe.Post("customers");
        }

        sink.Failures = 0;
        await using var restarted = await LocalStripe.StartAsync(home, sink.Address);
        await restarted.Server.WaitForIdleAsync();

        sink.Received.Single().Type.ShouldBe("customer.created");
    }

    [Fact]
    public async Task DirectoryOfARunningEmulator_IsLocked()
    {
        var home = Directory.CreateTempSubdirectory("local-stripe").FullName;
        await using var stripe = await LocalStripe.StartAsync(home);

        var exception = await Should.ThrowAsync<InvalidOperationException>(() => LocalStripe.StartAsync(home));

        exception.Message
            .ShouldBe($"Another Stripe emulator uses the directory {home}. Stop it or set StripeEmulatorOptions.DataDirectory.");
    }

    [Fact]
    public async Task Events_AreRemovedAfter30Days()
    {
        await using var stripe = await LocalStripe.StartAsync();
        await stripe.Subscribe(await stripe.Customer(), await stripe.Price(interval: "week"));

        await stripe.Advance(60);

        var updated = stripe.Now.ToUnixTimeSeconds();
        var events = (await stripe.Get("events?limit=100")).Rows("data").ToArray();
        events.ShouldNotBeEmpty();
        events.ShouldAllBe(row => row.Long("created") > updated - (30 * 86400));
        (await stripe.Get("invoices")).Rows("data").Count().ShouldBe(9);
    }

    [Fact]
    public async Task RejectedCall_ChangesNothing()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var customer = await stripe.Customer("pm_card_chargeCustomerFail");
        var price = await stripe.Price();
        var before = (await stripe.EventTypes()).Length;

        await stripe.PostExpectingError("subscriptions", System.Net.HttpStatusCode.PaymentRequired, ("customer", customer.Id()),
            ("items[0][price]", price.Id()), ("payment_behavior", "error_if_incomplete"));

        (await stripe.EventTypes()).Length.ShouldBe(before);
        (await stripe.Get("subscriptions?status=all")).Rows("data").ShouldBeEmpty();
        (await stripe.Get("invoices")).Rows("data").ShouldBeEmpty();
    }
}
