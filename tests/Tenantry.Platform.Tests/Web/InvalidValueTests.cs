using System.Net;

namespace Tenantry.Platform.Tests.Web;

/// <summary>Verifies that a value that can't be read is refused as what it is, and that an instant needs an offset.</summary>
public sealed class InvalidValueTests(WebApp web) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("id=zz", 404, "platform.invalid_id", "id")]
    [InlineData("days=many", 400, "platform.invalid_value", "days")]
    [InlineData("days=99999999999999", 400, "platform.invalid_value", "days")]
    [InlineData("at=2026-01-31T10:00:00", 400, "platform.invalid_time", "at")]
    [InlineData("at=2026-01-31", 400, "platform.invalid_time", "at")]
    [InlineData("at=10:00", 400, "platform.invalid_time", "at")]
    [InlineData("at=2026-13-01T00:00:00Z", 400, "platform.invalid_time", "at")]
    public async Task Query_IsRefused_AndNamesTheField(string query, int status, string code, string field)
    {
        using var client = web.App.Client();
        using var response = await client.GetAsync(new Uri("/api/typed?" + query, UriKind.Relative), TestContext.Current.CancellationToken);
        var problem = await WebApp.ProblemAsync(response, status);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("2026-01-31T10:00:00Z", "2026-01-31T10:00:00.0000000+00:00")]
    [InlineData("2026-01-31T11:30:00.5%2B01:30", "2026-01-31T11:30:00.5000000+01:30")]
    public async Task InstantWithAnOffset_IsRead(string value, string instant)
    {
        using var client = web.App.Client();
        (await client.GetStringAsync(new Uri("/api/typed?at=" + value, UriKind.Relative), TestContext.Current.CancellationToken))
            .ShouldEndWith(instant);
    }

    [Theory]
    [InlineData("\"2026-01-31T10:00:00\"")]
    [InlineData("\"2026-01-31\"")]
    [InlineData("\"31.01.2026 10:00\"")]
    [InlineData("1769853600")]
    public async Task JsonInstantWithoutAnOffset_IsRefused_AndNamesTheField(string value)
    {
        using var client = web.App.Client();
        using var response = await WebApp.PostJsonAsync(client, "/api/echo", $$"""{"name":"a","at":{{value}}}""");
        var problem = await WebApp.ProblemAsync(response, 400);
        problem.GetProperty("code").GetString().ShouldBe("platform.invalid_time");
        problem.GetProperty("field").GetString().ShouldBe("at");
    }

    [Fact]
    public async Task JsonInstantWithAnOffset_IsRead()
    {
        using var client = web.App.Client();
        using var response = await WebApp.PostJsonAsync(client, "/api/echo", """{"name":"a","at":"2026-01-31T10:00:00+01:00"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("2026-01-31T10:00:00+01:00");
    }
}
