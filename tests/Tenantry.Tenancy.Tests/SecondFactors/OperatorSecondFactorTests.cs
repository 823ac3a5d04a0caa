using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.SecondFactors;

/// <summary>Outside of development, an operator without a second factor can only set one up.</summary>
public sealed class OperatorSecondFactorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnOperatorWithoutASecondFactor_CanOnlySetOneUp()
    {
        await using var app = await TenancyApp.StartAsync(await PostgresForTests.CreateDatabaseAsync(),
            ("RequireOperatorSecondFactor", "true"), ("OperatorPassword", TenancyApp.Password));
        var browser = app.Browser();
        await browser.PasswordStepAsync("operator@localhost");

        foreach (var path in new[] { "/admin", "/admin/tenants", "/space/account", "/space", "/probe/operators" })
        {
            (await browser.GetAsync(path)).Location.ShouldBe(SecondFactorSteps.Settings, path);
        }

        (await browser.GetAsync(SecondFactorSteps.Settings)).Text.ShouldContain("Set up two-step verification to continue");
        await app.AddAuthenticatorAsync(browser);
        (await browser.GetAsync("/probe/operators")).Text.ShouldBe("in");
        (await browser.GetRequestInfoAsync()).IsOperator.ShouldBeTrue();
    }

    [Fact]
    public async Task TheApi_RefusesSuchAnOperator()
    {
        await using var app = await TenancyApp.StartAsync(await PostgresForTests.CreateDatabaseAsync(),
            ("RequireOperatorSecondFactor", "true"), ("OperatorPassword", TenancyApp.Password));
        using var client = app.App.Client();
        var login = await (await app.LoginAsync("operator@localhost")).Content.ReadFromJsonAsync<JsonElement>(Ct);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("accessToken").GetString());

        var response = await client.GetAsync("/api/auth/account", Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe(
            "tenancy.second_factor_required");
    }
}
