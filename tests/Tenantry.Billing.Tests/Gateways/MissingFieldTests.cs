using System.Text.Json.Nodes;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Tests that a missing required field is always detected: Stripe.net alone would read it as zero, as 1970 or as null.
/// </summary>
public sealed class MissingFieldTests
{
    public static TheoryData<string> Objects => [.. RelyingCalls.All.Keys];

    // The metadata belongs to the product. The test does not use the field lists of the mappings: it removes one property after the other
    // and compares the mapped object with the original one.
    [Theory]
    [MemberData(nameof(Objects))]
    public async Task MissingField_IsRejected_OrMakesNoDifference(string name)
    {
        var call = RelyingCalls.All[name];
        var complete = await call.ReadAsync(call.Example);
        var unnoticed = new List<string>();
        var refused = 0;
        var paths = Paths(call.Example).Where(path => !path.Contains("metadata.", StringComparison.Ordinal));
        foreach (var path in paths.Except(call.Optional))
        {
            try
            {
                if (await call.ReadAsync(Without(call.Example, path)) != complete)
                {
                    unnoticed.Add(path);
                }
            }
            catch (GatewayException failed)
            {
                refused++;
                failed.Code.ShouldBeOneOf("missing_field", "unreadable_answer");
                failed.IsTransient.ShouldBeTrue("it is not a refusal by Stripe");
                if (failed.Code == "missing_field")
                {
                    failed.Message.ShouldContain(path.Split('.')[^1]);
                }
            }
        }

        unnoticed.ShouldBeEmpty();
        refused.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("subscription", "items.data.0.current_period_end", "subscription item si_QXhVnC2h0Jczwc", "current_period_end")]
    [InlineData("subscription", "items.data.0.quantity", "subscription item si_QXhVnC2h0Jczwc", "quantity")]
    [InlineData("subscription", "start_date", "subscription sub_1Pgc6rB7WZ01zgkWNy0Cn5nw", "start_date")]
    [InlineData("invoice", "amount_due", "invoice in_1Pgc6tB7WZ01zgkWu9fdqL6I", "amount_due")]
    [InlineData("invoice", "lines.data.0.period.start", "invoice line il_1Pgc6sB7WZ01zgkWFnxLrLCq", "period.start")]
    [InlineData("credit note", "currency", "credit note cn_1Pgc75B7WZ01zgkWJMPt5riP", "currency")]
    [InlineData("payment intent", "latest_charge.amount_refunded", "payment intent pi_1PgafyB7WZ01zgkWSjxsAJo3",
        "latest_charge.amount_refunded")]
    [InlineData("dispute", "created", "dispute dp_1Pgc71B7WZ01zgkWMevJiAUx", "created")]
    public async Task Refusal_NamesTheObjectAndTheField(string name, string path, string @object, string field)
    {
        var call = RelyingCalls.All[name];
        var refused = await Should.ThrowAsync<GatewayException>(() => call.ReadAsync(Without(call.Example, path)));
        refused.Code.ShouldBe("missing_field");
        refused.Message.ShouldContain($"{@object} has no '{field}'");
    }

    [Theory]
    [InlineData("subscription", "items.data.0.current_period_end")]
    [InlineData("subscription", "start_date")]
    [InlineData("subscription", "status")]
    [InlineData("subscription", "customer")]
    [InlineData("invoice", "total")]
    [InlineData("invoice", "currency")]
    [InlineData("invoice", "created")]
    [InlineData("refund", "amount")]
    [InlineData("dispute", "status")]
    public async Task RequiredFieldThatIsNull_IsRefused(string name, string path)
    {
        var call = RelyingCalls.All[name];
        var changed = call.Example.DeepClone();
        var (parent, property) = Find(changed, path);
        parent[property] = null;
        (await Should.ThrowAsync<GatewayException>(() => call.ReadAsync(changed))).Code.ShouldBeOneOf("missing_field", "unreadable_answer");
    }

    [Fact]
    public async Task MeteredItem_HasNoQuantity_AndCountsOnce()
    {
        var call = RelyingCalls.All["subscription"];
        var metered = call.Example.DeepClone();
        metered["items"]!["data"]![0]!["price"]!["recurring"]!["usage_type"] = "metered";
        metered["items"]!["data"]![0]!.AsObject().Remove("quantity");
        using var gateway = GatewayUnderTest.Answering(CannedResponses.Always(metered.ToJsonString()));
        (await gateway.Gateway.FindSubscriptionAsync(new("sub_1"), default))!.Quantity.ShouldBe(1);
    }

    [Theory]
    [InlineData("subscription", "dormant")]
    [InlineData("invoice", "parked")]
    [InlineData("dispute", "appealed")]
    public async Task UnknownStatus_IsAnError(string name, string status)
    {
        var call = RelyingCalls.All[name];
        var altered = call.Example.DeepClone();
        altered["status"] = status;
        var failed = await Should.ThrowAsync<GatewayException>(() => call.ReadAsync(altered));
        failed.Code.ShouldBe("unknown_status");
        failed.Message.ShouldContain($"'{status}'");
    }

    [Fact]
    public async Task DiscountThatWasNotExpanded_IsRejected_AndNotReadAsNone()
    {
        var call = RelyingCalls.All["subscription"];
        var changed = call.Example.DeepClone();
        changed["discounts"] = new JsonArray("di_1");
        (await Should.ThrowAsync<GatewayException>(() => call.ReadAsync(changed))).Code.ShouldBe("not_expanded");
    }

    private static IEnumerable<string> Paths(JsonNode node, string prefix = "") => node switch
    {
        JsonObject @object => @object.SelectMany(
            property => Below($"{prefix}{property.Key}", property.Value).Prepend($"{prefix}{property.Key}")),
        JsonArray array => array.Index().SelectMany(item => Below($"{prefix}{item.Index}", item.Item)),
        _ => [],
    };

    private static IEnumerable<string> Below(string path, JsonNode? node) => node is null ? [] : Paths(node, $"{path}.");

    private static JsonNode Without(JsonNode node, string path)
    {
        var changed = node.DeepClone();
        var (parent, property) = Find(changed, path);
        parent.Remove(property);
        return changed;
    }

    private static (JsonObject Parent, string Property) Find(JsonNode node, string path)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            node = node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!;
        }

        return (node.AsObject(), names[^1]);
    }
}
