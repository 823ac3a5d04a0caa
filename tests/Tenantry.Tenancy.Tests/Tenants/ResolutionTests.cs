using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class ResolutionTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Subdomain_ResolvesItsTenant()
    {
        var (_, _, tenant) = await app.MemberAsync("Blue Bikes");

        (await app.Browser(await HostAsync(tenant)).GetRequestInfoAsync()).Tenant.ShouldBe(tenant.Value);
    }

    [Fact]
    public async Task CurrentTenant_HasItsName_FromEverySource()
    {
        var (browser, _, tenant) = await app.MemberAsync("Red Rockets");
        using var apiClient = app.App.Client();
        apiClient.DefaultRequestHeaders.Add("X-Tenant-Key", await KeyAsync(browser));

        (await app.Browser(await HostAsync(tenant)).GetRequestInfoAsync()).TenantName.ShouldBe("Red Rockets");
        (await browser.GetRequestInfoAsync()).TenantName.ShouldBe("Red Rockets");
        (await apiClient.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.TenantName.ShouldBe("Red Rockets");
        (await app.Browser().GetRequestInfoAsync()).TenantName.ShouldBeNull();
    }

    [Fact]
    public async Task UnknownSubdomain_IsNotFound_AndReservedOnesHaveNoTenant()
    {
        using var client = app.App.Client();
        client.DefaultRequestHeaders.Host = "no-such-shop.shops.test";
        var unknown = await client.GetAsync("/probe", Ct);
        client.DefaultRequestHeaders.Host = "www.shops.test";

        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOf(unknown)).ShouldBe("tenancy.tenant_not_found");
        (await client.GetFromJsonAsync<RequestInfo>("/probe", Ct))!.Tenant.ShouldBeNull();
    }

    [Fact]
    public async Task MatchingHostKeyAndSession_AreAllowed()
    {
        var (browser, _, tenant) = await app.MemberAsync();
        var key = await KeyAsync(browser);
        browser.Client.DefaultRequestHeaders.Add("X-Tenant-Key", key);
        browser.Client.DefaultRequestHeaders.Host = await HostAsync(tenant);

        var requestInfo = await browser.GetRequestInfoAsync();

        requestInfo.Tenant.ShouldBe(tenant.Value);
        requestInfo.Actor.ShouldStartWith("key:");
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task DifferentTenants_AreRefused(bool address, bool key, bool claim)
    {
        var (testBrowser, _, _) = await app.MemberAsync();
        var (two, _, other) = await app.MemberAsync();
        var browser = claim ? testBrowser : app.Browser();
        if (key)
        {
            browser.Client.DefaultRequestHeaders.Add("X-Tenant-Key", await KeyAsync(claim ? two : testBrowser));
        }

        if (address)
        {
            browser.Client.DefaultRequestHeaders.Host = await HostAsync(other);
        }

        browser.Client.DefaultRequestHeaders.Accept.Clear();
        var response = await browser.Client.GetAsync("/probe", Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await CodeOf(response)).ShouldBe("tenancy.tenant_mismatch");
    }

    [Fact]
    public async Task RemovedMember_LosesAccessImmediately()
    {
        var (browser, _, tenant) = await app.MemberAsync();
        (await browser.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.OK);

        await app.SqlAsync("delete from tenancy.membership where tenant_id = $1", tenant.Value);

        (await browser.GetAsync("/probe/members")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBeNull();
    }

    [Fact]
    public async Task ChangedRole_TakesEffectImmediately()
    {
        var (browser, _, tenant) = await app.MemberAsync();

        await app.SqlAsync("update tenancy.membership set role = 'member' where tenant_id = $1", tenant.Value);

        (await browser.GetRequestInfoAsync()).Role.ShouldBe("member");
    }

    [Fact]
    public async Task UserWithSeveralTenants_CanSwitch_AndTheNextSignInUsesTheLastOne()
    {
        var (browser, email, first) = await app.MemberAsync("First");
        var (_, _, second) = await app.MemberAsync("Second");
        await app.JoinAsync(email, second, TenantRoles.Member);

        var switched = await browser.SendFormAsync("/space/account", $"/space/switch/{second}");
        var requestInfo = await browser.GetRequestInfoAsync();
        var next = app.Browser();
        await next.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        switched.Location.ShouldBe("/space");
        requestInfo.Tenant.ShouldBe(second.Value);
        requestInfo.Role.ShouldBe("member");
        (await next.GetRequestInfoAsync()).Tenant.ShouldBe(second.Value);
        first.ShouldNotBe(second);
    }

    [Fact]
    public async Task SwitchingToAnotherUsersTenant_IsNotFound()
    {
        var (browser, _, own) = await app.MemberAsync();
        var (_, _, other) = await app.MemberAsync();
        var token = (await browser.GetAsync("/space/account")).Page
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        browser.Client.DefaultRequestHeaders.Accept.Clear();

        var response = await browser.PostAsync($"/space/switch/{other}", ("__RequestVerificationToken", token));

        response.Status.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOf(response.Response)).ShouldBe("tenancy.not_a_member");
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(own.Value);
    }

    [Fact]
    public async Task SignInOnASubdomain_IsOnlyValidThere()
    {
        var (_, email, tenant) = await app.MemberAsync();
        var (_, _, other) = await app.MemberAsync();
        var browser = app.Browser(await HostAsync(tenant));

        await browser.SendAsync("/signin", ("Input.Email", email), ("Input.Password", TenancyApp.Password));

        (await browser.GetRequestInfoAsync()).Role.ShouldBe("owner");
        browser.Client.DefaultRequestHeaders.Host = await HostAsync(other);
        (await browser.GetAsync("/probe")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("code").GetString();

    private static async Task<string> KeyAsync(TestBrowser browser) =>
        (await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "one"))).Page
        .QuerySelector("input[readonly]")!.GetAttribute("value")!;

    private async Task<string> HostAsync(TenantId tenant) =>
        (await app.App.Services.GetRequiredService<ITenants>().FindAsync(tenant, Ct))!.Subdomain + ".shops.test";
}
