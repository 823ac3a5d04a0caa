using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tenantry.Tenancy.Tests.People;

/// <summary>Tests a host with custom user fields.</summary>
public sealed class UserFieldTests : IAsyncLifetime
{
    private readonly TenancyApp _app = new()
    {
        ConfigureTenancy = tenancy => tenancy
            .AddUserField(new("company", "Company", UserFieldType.Number))
            .AddUserField(new("company", "Company")
            {
                IsRequired = true, IsShownAtSignUp = true, MaxLength = 20, Help = "As on your invoices.",
            })
            .AddUserField(new("teamSize", "Team size", UserFieldType.Number))
            .AddUserField(new("newsletter", "Newsletter", UserFieldType.Boolean) { IsShownAtSignUp = true })
            .AddUserField(new("birthday", "Birthday", UserFieldType.Date))
            .AddUserField(new("plan", "Plan", UserFieldType.Choice) { Choices = ["home", "school"] })
            .AddUserField(new("score", "Score", UserFieldType.Number) { IsShownOnAccount = false }),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task SignUpPage_ShowsValidatesAndStoresItsFields()
    {
        var (browser, email) = (_app.Browser(), TenancyApp.NewEmail());
        var form = await browser.GetAsync("/signup");
        form.Text.ShouldContain("As on your invoices.");
        form.Page.QuerySelector("[name='Input.ExtraProperties.teamSize']").ShouldBeNull("it is shown on the account page only");

        var response = await browser.SendAsync(
            "/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password), ("Input.ExtraProperties.company", " "));
        response.Page.QuerySelector("[name='Input.ExtraProperties.company']")!.GetAttribute("aria-invalid").ShouldBe("true");
        response.Text.ShouldContain("Company is required. Fill it in.");
        (await _app.SqlAsync("select count(*) from tenancy.user where email = $1", email)).ShouldBe(0L);

        await SignUpAsync(browser, email);
        (await AccountAsync(browser)).GetProperty("extraProperties").ToString().ShouldBe("""{"company":"Acme","newsletter":true}""");
    }

    [Fact]
    public async Task SignUpApi_NamesTheMissingField()
    {
        using var client = _app.App.Client();
        var withoutFields = new { email = TenancyApp.NewEmail(), password = TenancyApp.Password };
        var response = await client.PostAsJsonAsync("/api/auth/signup", withoutFields, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldNameAsync(response, "tenancy.field_required", "extraProperties.company");

        var complete = new { withoutFields.email, withoutFields.password, extraProperties = new { company = "Acme" } };
        var accepted = await client.PostAsJsonAsync("/api/auth/signup", complete, Ct);
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("teamSize", "\"many\"", "tenancy.field_invalid")]
    [InlineData("newsletter", "\"yes\"", "tenancy.field_invalid")]
    [InlineData("birthday", "\"30.11.2026\"", "tenancy.field_invalid")]
    [InlineData("plan", "\"office\"", "tenancy.field_invalid")]
    [InlineData("company", "\"A name that is too long\"", "tenancy.field_invalid")]
    [InlineData("company", "7", "tenancy.field_invalid")]
    [InlineData("company", "null", "tenancy.field_required")]
    [InlineData("shoeSize", "42", "tenancy.field_unknown")]
    [InlineData("score", "42", "tenancy.field_unknown")]
    public async Task InvalidValue_IsRefusedWithItsField_AndNothingChanges(string field, string json, string code)
    {
        var browser = await SignedInAsync();
        using var body = Json($$$"""{"name":"Changed","extraProperties":{"{{{field}}}":{{{json}}} }}""");

        var response = await browser.Client.PatchAsync("/api/auth/account", body, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldNameAsync(response, code, $"extraProperties.{field}");
        var account = await AccountAsync(browser);
        account.GetProperty("name").GetString().ShouldNotBe("Changed");
        account.GetProperty("extraProperties").ToString().ShouldBe("""{"company":"Acme","newsletter":true}""");
    }

    [Fact]
    public async Task AccountApi_ChangesTheGivenValues_AndKeepsTheOthers()
    {
        var browser = await SignedInAsync();
        using var body = Json("""{"extraProperties":{"teamSize":12.5,"birthday":"2015-02-28","plan":"school","newsletter":false}}""");

        (await browser.Client.PatchAsync("/api/auth/account", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var values = (await AccountAsync(browser)).GetProperty("extraProperties");
        values.GetProperty("company").GetString().ShouldBe("Acme");
        values.GetProperty("teamSize").GetDecimal().ShouldBe(12.5m);
        values.GetProperty("newsletter").GetBoolean().ShouldBeFalse();
        (values.GetProperty("birthday").GetString(), values.GetProperty("plan").GetString()).ShouldBe(("2015-02-28", "school"));
    }

    [Fact]
    public async Task AccountPage_ShowsAndSavesTheFields()
    {
        var browser = await SignedInAsync();
        var page = await browser.GetAsync("/space/account");
        ((IHtmlInputElement)page.Page.QuerySelector("[name='Details.ExtraProperties.company']")!).Value.ShouldBe("Acme");
        ((IHtmlInputElement)page.Page.QuerySelector("[name='Details.ExtraProperties.newsletter']")!).IsChecked.ShouldBeTrue();

        var response = await browser.SendFormAsync(
            "/space/account", "details", ("Details.ExtraProperties.company", "Umbrella"), ("Details.ExtraProperties.teamSize", "many"));
        response.Text.ShouldContain("Team size: Enter a number.");
        var saved = await browser.SendFormAsync(
            "/space/account", "details", ("Details.ExtraProperties.company", "Umbrella"), ("Details.ExtraProperties.teamSize", "7"),
            ("Details.ExtraProperties.plan", "home"));
        saved.Location.ShouldNotBeNull().ShouldEndWith("/space/account");

        // An unchecked check box is not posted and means false.
        (await AccountAsync(browser)).GetProperty("extraProperties").ToString()
            .ShouldBe("""{"plan":"home","company":"Umbrella","teamSize":7,"newsletter":false}""");
    }

    [Fact]
    public async Task HostCode_GetsAndSetsAllFields()
    {
        var browser = await SignedInAsync();
        var user = new UserId((await AccountAsync(browser)).GetProperty("id").GetGuid());
        var extra = _app.App.Services.GetRequiredService<IUserExtraProperties>();

        (await extra.SetAsync(user, Score(99), Ct)).IsProblem.ShouldBeFalse();
        (await extra.SetAsync(user, Score("high"), Ct)).Problem!.Field.ShouldBe("extraProperties.score");
        (await extra.SetAsync(default, new Dictionary<string, JsonElement>(), Ct)).Problem!.Code.ShouldBe("tenancy.user_not_found");

        var values = await extra.GetAsync(user, Ct);
        values["score"].GetInt32().ShouldBe(99);
        values["company"].GetString().ShouldBe("Acme");
        (await AccountAsync(browser)).GetProperty("extraProperties").TryGetProperty("score", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task AnonymousRequest_IsUnauthorized()
    {
        using var client = _app.App.Client();
        (await client.GetAsync("/api/auth/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Company", "Company", UserFieldType.Text, 200, "'Company' is not a valid name of a user field.")]
    [InlineData("company", " ", UserFieldType.Text, 200, "'company' has no label")]
    [InlineData("company", "Company", UserFieldType.Text, 0, "'company' has a MaxLength of 0")]
    [InlineData("plan", "Plan", UserFieldType.Choice, 200, "'plan' has no choices")]
    public async Task HostWithAnInvalidField_DoesNotStart(
        string name, string label, UserFieldType type, int maxLength, string message)
    {
        var app = new TenancyApp { ConfigureTenancy = tenancy => tenancy.AddUserField(new(name, label, type) { MaxLength = maxLength }) };

        (await Should.ThrowAsync<OptionsValidationException>(async () => await app.InitializeAsync())).Message.ShouldContain(message);
    }

    private static StringContent Json(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    private static async Task ShouldNameAsync(HttpResponseMessage response, string code, string field)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("field").GetString().ShouldBe(field);
    }

    private static Dictionary<string, JsonElement> Score(object value) => new() { ["score"] = JsonSerializer.SerializeToElement(value) };

    private static Task<JsonElement> AccountAsync(TestBrowser browser) =>
        browser.Client.GetFromJsonAsync<JsonElement>("/api/auth/account", Ct);

    private async Task<TestBrowser> SignedInAsync()
    {
        var browser = _app.Browser();
        await SignUpAsync(browser, TenancyApp.NewEmail());
        return browser;
    }

    private async Task SignUpAsync(TestBrowser browser, string email)
    {
        await browser.SendAsync(
            "/signup", ("Input.Email", email), ("Input.Password", TenancyApp.Password), ("Input.ExtraProperties.company", "Acme"),
            ("Input.ExtraProperties.newsletter", "true"));
        await browser.SendAsync((await _app.GetEmailAsync(email, "tenancy.confirm")).Link);
    }
}
