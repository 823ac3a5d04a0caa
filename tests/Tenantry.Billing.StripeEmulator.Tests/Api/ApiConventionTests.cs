using System.Net;
using System.Net.Http.Headers;

namespace Tenantry.Billing.StripeEmulator.Tests.Api;

public sealed class ApiConventionTests
{
    [Fact]
    public async Task UnknownParameter_IsRejected_WithItsFullName()
    {
        await using var stripe = await LocalStripe.StartAsync();

        var error = await stripe.PostExpectingError("customers", HttpStatusCode.BadRequest, ("address[stret]", "Main St 1"));

        error.Text("error.code").ShouldBe("parameter_unknown");
        error.Text("error.type").ShouldBe("invalid_request_error");
        error.Text("error.param").ShouldBe("address[stret]");
        error.Text("error.message").ShouldBe("Received unknown parameter: address[stret]");
    }

    [Theory]
    [InlineData("prices", "currency", "parameter_missing")]
    [InlineData("products", "name", "parameter_missing")]
    [InlineData("subscriptions", "customer", "parameter_missing")]
    public async Task MissingParameter_IsNamedInTheError(string path, string param, string code)
    {
        await using var stripe = await LocalStripe.StartAsync();

        var error = await stripe.PostExpectingError(path, HttpStatusCode.BadRequest);

        error.Text("error.code").ShouldBe(code);
        error.Text("error.param").ShouldBe(param);
    }

    [Fact]
    public async Task ValueOfTheWrongType_IsRejected()
    {
        await using var stripe = await LocalStripe.StartAsync();

        (await stripe.PostExpectingError("customers", HttpStatusCode.BadRequest, ("balance", "much"))).Text("error.message")
            .ShouldBe("Invalid integer: much");
        (await stripe.PostExpectingError("prices", HttpStatusCode.BadRequest, ("currency", "usd"), ("unit_amount", "1"),
            ("recurring[interval]", "moon")))
            .Text("error.message")!.ShouldContain("must be one of day, week, month, or year");
    }

    [Fact]
    public async Task Caller_WithoutTheApiKey_IsUnauthorized()
    {
        await using var stripe = await LocalStripe.StartAsync();
        stripe.Api.DefaultRequestHeaders.Authorization = null;
        (await stripe.Get("customers", HttpStatusCode.Unauthorized)).Text("error.message")!.ShouldStartWith(
            "You did not provide an API key.");

        stripe.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_other");
        (await stripe.Get("customers", HttpStatusCode.Unauthorized)).Text("error.message")!.ShouldStartWith("Invalid API Key provided");

        stripe.Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sk_test_local:"u8));
        (await stripe.Get("customers")).Text("object").ShouldBe("list");
    }

    [Fact]
    public async Task IdempotentRetry_ReturnsTheSameResponse_AndOtherParametersAreRejected()
    {
        await using var stripe = await LocalStripe.StartAsync();
        stripe.Api.DefaultRequestHeaders.Add("Idempotency-Key", "k1");

        var first = await stripe.Post("customers", ("email", "jo@example.com"));
        using var replay = await stripe.Api.PostAsync(new Uri("customers", UriKind.Relative),
            LocalStripe.Fields(("email", "jo@example.com")));
        var mismatch = await stripe.PostExpectingError("customers", HttpStatusCode.BadRequest, ("email", "mo@example.com"));

        JsonNode.Parse(await replay.Content.ReadAsStringAsync())!["id"]!.GetValue<string>().ShouldBe(first.Id());
        replay.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        mismatch.Text("error.type").ShouldBe("idempotency_error");
        (await stripe.Get("customers"))["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task DeclinedCharge_IsReplayedForItsIdempotencyKey_AndAttemptedOnce()
    {
        await using var stripe = await LocalStripe.StartAsync();
        stripe.Api.DefaultRequestHeaders.Add("Idempotency-Key", "k1");
        (string, string)[] fields = [("amount", "500"), ("currency", "usd"), ("payment_method", "pm_card_visa_chargeDeclined"),
            ("confirm", "true")];

        var first = await stripe.PostExpectingError("payment_intents", HttpStatusCode.PaymentRequired, fields);
        var again = await stripe.PostExpectingError("payment_intents", HttpStatusCode.PaymentRequired, fields);

        again.ToJsonString().ShouldBe(first.ToJsonString());
        (await stripe.Get("charges"))["data"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task MissingObjects_ReturnStripesErrors()
    {
        await using var stripe = await LocalStripe.StartAsync();

        var missing = await stripe.Get("customers/cus_none", HttpStatusCode.NotFound);
        missing.Text("error.code").ShouldBe("resource_missing");
        missing.Text("error.message").ShouldBe("No such customer: 'cus_none'");
        (await stripe.Get("unicorns", HttpStatusCode.NotFound)).Text("error.message")!.ShouldStartWith(
            "Unrecognized request URL (GET: /v1/unicorns).");
    }

    [Fact]
    public async Task Lists_ArePaginatedByCursor_InBothDirections()
    {
        await using var stripe = await LocalStripe.StartAsync();
        List<string> created = [];
        for (var index = 0; index < 5; index++)
        {
            created.Insert(0, (await stripe.Post("customers")).Id());
        }

        (await Ids(stripe, "customers?limit=2")).ShouldBe($"{string.Join(",", created[..2])} True");
        (await Ids(stripe, $"customers?limit=2&starting_after={created[2]}")).ShouldBe($"{string.Join(",", created[3..])} False");
        (await Ids(stripe, $"customers?limit=2&ending_before={created[3]}")).ShouldBe($"{string.Join(",", created[1..3])} True");
    }

    [Fact]
    public async Task Expand_TraversesListsAndObjects_AndRejectsUnknownFields()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var subscription = await stripe.Subscribe(await stripe.Customer(), await stripe.Price());

        var row = (await stripe.Get("subscriptions?expand[]=data.customer&expand[]=data.latest_invoice")).Rows("data").Single();
        var invoice = await stripe.Get($"invoices/{row.Text("latest_invoice.id")}?expand[]=payments.data.payment.payment_intent");

        row.Text("customer.email").ShouldBe("jo@example.com");
        invoice.Rows("payments.data").Single().Text("payment.payment_intent.status").ShouldBe("succeeded");
        (await stripe.Get($"subscriptions/{subscription.Id()}?expand[]=unicorn", HttpStatusCode.BadRequest)).Text("error.message")
            .ShouldBe("This property cannot be expanded (unicorn).");
    }

    [Fact]
    public async Task Responses_ContainNoPrivateFields()
    {
        await using var stripe = await LocalStripe.StartAsync();
        await stripe.Subscribe(await stripe.Customer(), await stripe.Price());

        foreach (var path in (string[])["customers", "subscriptions", "invoices", "payment_intents", "charges", "events?limit=100",
            "prices", "webhook_endpoints"])
        {
            (await stripe.Get(path)).ToJsonString().ShouldNotContain("\"_");
        }
    }

    private static async Task<string> Ids(LocalStripe stripe, string path)
    {
        var page = await stripe.Get(path);
        return $"{string.Join(",", page.Rows("data").Select(row => row.Id()))} {page.Bool("has_more")}";
    }
}
