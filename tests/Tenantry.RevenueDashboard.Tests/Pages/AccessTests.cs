using System.Net;
using System.Text.Json;

namespace Tenantry.RevenueDashboard.Tests.Pages;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/movements")]
    [InlineData("/admin/movements.csv")]
    [InlineData("/api/admin/revenue")]
    public async Task OnlyOperators_CanViewRevenue(string path)
    {
        await using var app = await RevenueApp.StartAsync();
        (await StatusAsync(app, path, "operator")).ShouldBe(HttpStatusCode.OK);
        foreach (var role in new[] { "member", "admin", "owner" })
        {
            (await StatusAsync(app, path, role)).ShouldBe(HttpStatusCode.Forbidden);
        }

        (await StatusAsync(app, path, "")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("type=growth", "revenue.unknown_movement_type")]
    [InlineData("tenant=acme", "revenue.unknown_tenant")]
    public async Task Export_RejectsInvalidFilters(string query, string code)
    {
        await using var app = await RevenueApp.StartAsync();
        using var response = await app.GetAsync("/admin/movements.csv?" + query);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain(code);
    }

    [Fact]
    public async Task Api_ReturnsPreciseAmounts_WithTheirDisplayText()
    {
        await using var app = await RevenueApp.StartAsync();
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 100.Usd(), Interval.Year));
        using var json = JsonDocument.Parse(await app.TextAsync("/api/admin/revenue"));
        var mrr = json.RootElement.GetProperty("mrr");
        mrr.GetProperty("minorUnits").GetDecimal().ShouldBe(833.333333m);
        mrr.GetProperty("currency").GetString().ShouldBe("USD");
        mrr.GetProperty("display").GetString().ShouldBe("$8.33");
        json.RootElement.GetProperty("policyVersion").GetInt32().ShouldBe(2);
        json.RootElement.GetProperty("churnRate30Days").ValueKind.ShouldBe(JsonValueKind.Null);
        json.RootElement.GetProperty("months").GetArrayLength().ShouldBe(12);
    }

    private static async Task<HttpStatusCode> StatusAsync(RevenueApp app, string path, string role)
    {
        using var response = await app.GetAsync(path, role);
        return response.StatusCode;
    }
}
