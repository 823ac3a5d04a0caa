using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Metering.Tests.Events;

public sealed class IngestUsageTests
{
    [Fact]
    public async Task EachEventOfABatch_HasItsOwnOutcome()
    {
        await using var app = await MeteringApp.StartAsync();
        using var client = app.ClientAs("owner");
        await app.RecordAsync("before", 2);
        var (status, response) = await SendAsync(
            client, Event("new", 4), Event("new", 4), Event("before", 2), Event("before", 3), Event("strange", 1, "api_cals"));
        status.ShouldBe(HttpStatusCode.OK);
        var events = response.GetProperty("events").EnumerateArray().ToList();
        events.Select(element => Text(element, "outcome")).ShouldBe(["Accepted", "Duplicate", "Duplicate", "Conflict", "UnknownMeter"]);
        events.Select(element => Text(element, "code")).ShouldBe([null, null, null, "metering.key_conflict", "metering.unknown_meter"]);
        events.Select(element => Text(element, "key")).ShouldBe(["new", "new", "before", "before", "strange"]);
        Text(events[4], "message")!.ShouldContain("Correct the meter's key");
        (await app.GetUsageAsync()).ShouldBe(6);
    }

    [Fact]
    public async Task EmptyOrTooLargeBatch_IsInvalid()
    {
        await using var app = await MeteringApp.StartAsync(configure: metering => metering.Configure(options => options.MaxBatch = 2));
        using var client = app.ClientAs("admin");
        foreach (var batch in new[] { [], new[] { Event("1"), Event("2"), Event("3") } })
        {
            var (status, response) = await SendAsync(client, batch);
            status.ShouldBe(HttpStatusCode.BadRequest);
            Text(response, "code").ShouldBe("metering.batch_size");
            response.GetProperty("limit").GetInt32().ShouldBe(2);
        }

        (await app.GetUsageAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task EventInTheFuture_InvalidatesItsBatch_WithItsIndex()
    {
        await using var app = await MeteringApp.ShareAsync();
        using var client = app.ClientAs("owner");
        var (status, response) = await SendAsync(client, Event("1"), Event("2", at: app.Now.AddMinutes(5).AddSeconds(1)));
        status.ShouldBe(HttpStatusCode.BadRequest);
        Text(response, "code").ShouldBe("metering.in_the_future");
        Text(response, "field").ShouldBe("[1].at");
        (await app.GetUsageAsync()).ShouldBe(0);
        (await SendAsync(client, Event("3", at: app.Now.AddMinutes(5)))).Status.ShouldBe(HttpStatusCode.OK);
        (await app.GetUsageAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("quantity", """{"meter":"api_calls","quantity":0,"key":"one"}""")]
    [InlineData("quantity", """{"meter":"api_calls","quantity":-5,"key":"one"}""")]
    [InlineData("quantity", """{"meter":"api_calls","quantity":1000000000001,"key":"one"}""")]
    [InlineData("key", """{"meter":"api_calls","quantity":1,"key":""}""")]
    [InlineData("key", """{"meter":"api_calls","quantity":1,"key":" "}""")]
    [InlineData("key", """{"meter":"api_calls","quantity":1,"key":"a\u0000b"}""")]
    [InlineData("key", """{"meter":"api_calls","quantity":1}""")]
    [InlineData("meter", """{"meter":"","quantity":1,"key":"one"}""")]
    [InlineData("meter", """{"quantity":1,"key":"one"}""")]
    [InlineData("", "null")]
    public async Task InvalidEvent_InvalidatesItsBatch_WithItsField(string field, string invalidEvent)
    {
        await using var app = await MeteringApp.ShareAsync();
        using var client = app.ClientAs("owner");
        var body = $$"""[{"meter":"api_calls","quantity":1,"key":"good"},{{invalidEvent}}]""";
        using var content = new StringContent(body, null, "application/json");
        using var response = await client.PostAsync("/api/usage", content);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
        Text(JsonElement.Parse(text), "code").ShouldBe("metering.bad_event");
        Text(JsonElement.Parse(text), "field").ShouldBe(field.Length == 0 ? "[1]" : $"[1].{field}");
        (await app.GetUsageAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task SendingAndReading_RequireSignInAndPermission()
    {
        await using var app = await MeteringApp.ShareAsync();
        using var anonymous = app.App.Client();
        (await SendAsync(anonymous, Event("1"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await anonymous.GetAsync("/api/usage")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var member = app.ClientAs("member");
        (await SendAsync(member, Event("1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/api/usage")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var guest = app.ClientAs("guest");
        (await guest.GetAsync("/api/usage")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.GetUsageAsync()).ShouldBe(0);
    }

    private static object Event(string key, long quantity = 1, string meter = "api_calls", DateTimeOffset? at = null) =>
        new { meter, quantity, key, at };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpClient client, params object[] events)
    {
        using var response = await client.PostAsJsonAsync("/api/usage", events);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonElement.Parse(text) : default);
    }
}
