using System.Net;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Provider.Webhooks;

namespace Tenantry.Billing.Tests.Webhooks;

/// <summary>Verifies that a signed body that is no event is refused, and that other webhooks are stored as before.</summary>
public sealed class UnreadableWebhookTests
{
    private const string Event =
        """{"id":"evt_1","type":"customer.created","livemode":false,"created":1769853600,"data":{"object":"""
        + """{"id":"cus_1","object":"customer"}}}""";

    [Fact]
    public async Task SignedBody_ThatIsNoEvent_IsRefused_AndNothingIsStored()
    {
        await using var billing = await BillingApp.StartAsync();
        string[] bodies =
        [
            "xx", "", "[]", "{}", "null", "1",
            Event.Replace("cus_1\"", "cus_1\",\"name\":\"a\\u0000\"", StringComparison.Ordinal),
            Event.Replace("cus_1\"", "cus_1\",\"name\":\"\\ud800\"", StringComparison.Ordinal),
            Event.Replace("1769853600", "99999999999999999", StringComparison.Ordinal),
            Event.Replace("\"id\":\"evt_1\"", "\"id\":null", StringComparison.Ordinal),
        ];
        foreach (var body in bodies)
        {
            using var refused = await WebhookTests.SendAsync(billing, body);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("billing.webhook_unreadable", Case.Sensitive, body);
        }

        (await billing.QueryAsync(db => db.Set<WebhookRow>().CountAsync())).ShouldBe(0);
        using var response = await WebhookTests.SendAsync(billing, Event);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
