using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Tenancy.Keys;

namespace Tenantry.Tenancy.Tests.Keys;

public sealed class ApiKeyTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApiKey_IsShownOnce_AndWorksForItsTenant()
    {
        var (browser, _, tenant) = await app.MemberAsync();

        var created = await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "Warehouse sync"),
            ("permission", TenancyPermissions.ViewMembers));
        var key = created.Page.QuerySelector("input[readonly]")!.GetAttribute("value")!;
        var reloaded = await browser.GetAsync("/space/keys");

        key.ShouldStartWith("tk_live_");
        reloaded.Text.ShouldContain("Warehouse sync");
        reloaded.Page.DocumentElement.OuterHtml.ShouldNotContain(key);
        (await GetRequestInfoAsync(("X-Tenant-Key", key)))!.Tenant.ShouldBe(tenant.Value);
        (await GetRequestInfoAsync(("Authorization", "Bearer " + key)))!.Actor.ShouldStartWith("key:");
        (await StatusAsync("/probe/members", key)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/api/keys", key)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Secret_IsNeitherStoredNorLogged()
    {
        var (browser, _, tenant) = await app.MemberAsync();
        var key = await CreateAsync(browser);
        await GetRequestInfoAsync(("X-Tenant-Key", key));
        var secret = key[^43..];

        app.Logs.All.ShouldNotContain(secret);
        var stored = (string)(await app.SqlAsync(
            "select (select string_agg(k::text, '') from tenancy.api_key k where tenant_id = $1) || (select string_agg(a::text, '') from "
                + "platform.audit_entry a where tenant_id = $1)",
            tenant.Value))!;
        stored.ShouldNotContain(secret);
        stored.ShouldNotContain(Convert.ToHexStringLower(ApiKeyText.Parse(key)!.Secret));
        ApiKeyText.Parse(key)!.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task RevokedKey_IsRefusedImmediately()
    {
        var (browser, _, _) = await app.MemberAsync();
        var key = await CreateAsync(browser);
        var id = ApiKeyText.Parse(key)!.Id;

        var revoked = await browser.SendFormAsync($"/space/keys/{id}/revoke", "confirm");

        revoked.Location.ShouldEndWith("/space/keys");
        (await browser.GetAsync("/space/keys")).Text.ShouldContain("API key revoked.");
        using var client = app.App.Client();
        client.DefaultRequestHeaders.Add("X-Tenant-Key", key);
        var response = await client.GetAsync("/api/keys", Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.key_refused");
    }

    [Fact]
    public async Task AnotherTenantsKey_IsNotFound()
    {
        var (browser, _, _) = await app.MemberAsync();
        var id = ApiKeyText.Parse(await CreateAsync(browser))!.Id;
        var (other, _, _) = await app.MemberAsync();

        var deleted = await other.Client.DeleteAsync($"/api/keys/{id}", Ct);
        await other.SendFormAsync("/space/keys", "key", ("Input.Name", "own"));
        var list = (await other.GetAsync("/space/keys")).Page;
        var token = list.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await other.PostAsync($"/space/keys/{id}/revoke", ("__RequestVerificationToken", token), ("_handler", "confirm"));
        var together = await other.PostAsync($"/space/keys/bulk/revoke?id={id}", ("__RequestVerificationToken", token),
            ("_handler", "bulk"), ("count", "1"));

        deleted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await deleted.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.key_not_found");
        (await other.GetAsync($"/space/keys/{id}/revoke")).Status.ShouldBe(HttpStatusCode.NotFound);
        posted.Text.ShouldContain("This item no longer exists.");
        together.Text.ShouldContain("0 of 1 row done");
        list.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).ShouldBe(["own"]);
        (await app.SqlAsync("select revoked_at is null from tenancy.api_key where id = $1", id.Value)).ShouldBe(true);
    }

    [Fact]
    public async Task Key_CannotHavePermissionsThatItsCreatorLacks()
    {
        var (browser, _, _) = await app.MemberAsync();

        foreach (var permission in new[] { TenancyPermissions.ManageTenants, "Platform.Operate", "made.up" })
        {
            var response = await browser.Client.PostAsJsonAsync("/api/keys",
                new { name = "greedy", permissions = new[] { permission } }, Ct);

            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, permission);
            (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString()
                .ShouldBe("tenancy.permission_not_yours");
        }
    }

    [Fact]
    public async Task KeyWithoutAName_IsRefused()
    {
        var (browser, _, _) = await app.MemberAsync();

        var response = await browser.Client.PostAsJsonAsync("/api/keys", new { name = " " }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.name_invalid");
    }

    [Fact]
    public async Task Member_CannotCreateKeys()
    {
        var (member, _, own) = await app.MemberAsync();
        await app.SqlAsync("update tenancy.membership set role = 'member' where tenant_id = $1", own.Value);

        (await member.GetAsync("/space/keys")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/space/members")).Page.QuerySelector("a[href='/space/keys']").ShouldBeNull();
        (await member.Client.PostAsJsonAsync("/api/keys", new { name = "mine" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task LastUse_IsUpdated_ButNotWithEveryCall()
    {
        var (browser, _, _) = await app.MemberAsync();
        var key = await CreateAsync(browser);
        var id = ApiKeyText.Parse(key)!.Id.Value;
        await GetRequestInfoAsync(("X-Tenant-Key", key));
        var version = await app.SqlAsync("select xmin::text from tenancy.api_key where id = $1", id);
        await GetRequestInfoAsync(("X-Tenant-Key", key));

        (await app.SqlAsync("select last_used_at is not null from tenancy.api_key where id = $1", id)).ShouldBe(true);
        (await app.SqlAsync("select xmin::text from tenancy.api_key where id = $1", id)).ShouldBe(version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tk_live_")]
    [InlineData("sk_live_00000000000000000000000000000000000000000000_0000000000000000000000000000000000000000000")]
    [InlineData("tk_live_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("tk_live_00000000000000000000000000000000000000000000_0000000000000000000000000000000000000000000")]
    [InlineData("tk_live_0000000000000000000000000000000000000000000'_0000000000000000000000000000000000000000000")]
    public async Task MalformedKey_IsRefused(string key) => (await StatusAsync("/api/keys", key)).ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public void Key_CanBeParsedFromItsText()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero));
        for (var round = 0; round < 200; round++)
        {
            var key = ApiKeyText.New(TenantId.New(clock), clock);
            var parsed = ApiKeyText.Parse(key.Reveal())!;

            (parsed.Id, parsed.Tenant).ShouldBe((key.Id, key.Tenant));
            parsed.Secret.ShouldBe(key.Secret);
            key.Reveal().Length.ShouldBe(96);
            key.Reveal().ShouldStartWith(key.Prefix);
        }
    }

    [Fact]
    public async Task ChangedSecret_IsRefused()
    {
        var (browser, _, _) = await app.MemberAsync();
        var key = new StringBuilder(await CreateAsync(browser));
        key[^1] = key[^1] == 'a' ? 'b' : 'a';

        (await StatusAsync("/api/keys", key.ToString())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> CreateAsync(TestBrowser browser) =>
        (await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "one"))).Page
        .QuerySelector("input[readonly]")!.GetAttribute("value")!;

    private async Task<RequestInfo?> GetRequestInfoAsync((string Name, string Value) header)
    {
        using var client = app.App.Client();
        client.DefaultRequestHeaders.Add(header.Name, header.Value);
        return await client.GetFromJsonAsync<RequestInfo>("/probe", Ct);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string key)
    {
        using var client = app.App.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Tenant-Key", key);
        return (await client.GetAsync(path, Ct)).StatusCode;
    }
}
