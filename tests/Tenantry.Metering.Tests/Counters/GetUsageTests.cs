using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Metering.Tests.Counters;

public sealed class GetUsageTests
{
    [Fact]
    public async Task Usage_IsReturnedForTheCurrentMonth_OrTheRequestedRange()
    {
        await using var app = await MeteringApp.StartAsync(configure: metering => metering.Meter("lessons", "Lessons", "lesson"));
        await app.RecordAsync("last year", 7, at: new DateTimeOffset(2025, 12, 31, 23, 59, 59, TimeSpan.Zero));
        await app.RecordAsync("this month", 2, at: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var client = app.ClientAs("member");
        var month = await client.GetFromJsonAsync<JsonElement>("/api/usage");
        month.GetProperty("meters").EnumerateArray()
            .Select(element => (element.GetProperty("meter").GetString(), element.GetProperty("used").GetInt64()))
            .ShouldBe([("api_calls", 2), ("lessons", 0)]);
        var range = await client.GetFromJsonAsync<JsonElement>("/api/usage?from=2025-12-31T00:00:00Z&to=2026-01-02T00:00:00Z");
        range.GetProperty("meters")[0].GetProperty("used").GetInt64().ShouldBe(9);
    }

    [Theory]
    [InlineData("from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z")]
    [InlineData("from=2026-01-03T00:00:00Z&to=2026-01-02T00:00:00Z")]
    [InlineData("from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("from=2026-02-01T00:00:00Z")]
    [InlineData("to=2025-02-01T00:00:00Z")]
    public async Task InvalidRange_IsRefused(string query)
    {
        await using var app = await MeteringApp.ShareAsync();
        using var client = app.ClientAs("member");
        using var response = await client.GetAsync($"/api/usage?{query}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("metering.bad_range");
    }
}
