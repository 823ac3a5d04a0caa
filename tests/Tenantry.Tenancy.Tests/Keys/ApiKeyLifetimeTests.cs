using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tenantry.Tenancy.Tests.Keys;

/// <summary>These tests advance the clock, so they use a separate host.</summary>
public sealed class ApiKeyLifetimeTests : IAsyncLifetime
{
    private TenancyApp _app = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await TenancyApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task AKey_IsRefusedFromItsExpiryOn()
    {
        var (browser, _, _) = await _app.MemberAsync();
        var key = await CreateAsync(browser.Client, _app.App.Clock.GetUtcNow().AddDays(30));

        (await UseAsync(key)).ShouldBe(HttpStatusCode.OK);
        _app.App.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await UseAsync(key)).ShouldBe(HttpStatusCode.OK);
        _app.App.Clock.Advance(TimeSpan.FromSeconds(1));
        (await UseAsync(key)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task AnExpiryInThePast_IsRefused()
    {
        var (browser, _, _) = await _app.MemberAsync();

        var response = await browser.Client.PostAsJsonAsync("/api/keys",
            new { name = "old", permissions = Array.Empty<string>(), expiresAt = _app.App.Clock.GetUtcNow() }, Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.key_expiry_invalid");
    }

    [Fact]
    public async Task AKey_LosesWhatItsCreatorLoses_AndEndsWithTheMembership()
    {
        var (browser, email, tenant) = await _app.MemberAsync();
        var key = await CreateAsync(browser.Client, null);
        using var client = _app.App.Client();
        client.DefaultRequestHeaders.Add("X-Tenant-Key", key);
        var child = await CreateAsync(client, null);

        await SetRoleAsync(email, tenant, "member");
        (await UseAsync(key)).ShouldBe(HttpStatusCode.OK, "a member may view members");
        (await client.GetAsync("/api/keys", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "but not manage keys");
        await _app.SqlAsync("delete from tenancy.membership where tenant_id = $1", tenant.Value);

        (await UseAsync(key)).ShouldBe(HttpStatusCode.Unauthorized);
        (await UseAsync(child)).ShouldBe(HttpStatusCode.Unauthorized, "a key that a key created ends with the same member");
    }

    private static async Task<string> CreateAsync(HttpClient client, DateTimeOffset? expiresAt)
    {
        var response = await client.PostAsJsonAsync("/api/keys",
            new { name = "sync", permissions = new[] { TenancyPermissions.ViewMembers, TenancyPermissions.ManageKeys }, expiresAt }, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("key").GetString()!;
    }

    private Task SetRoleAsync(string email, TenantId tenant, string role) => _app.SqlAsync(
        "update tenancy.membership set role = $1 where tenant_id = $2 and user_id = (select id from tenancy.user where email = $3)",
        role, tenant.Value, email);

    private async Task<HttpStatusCode> UseAsync(string key)
    {
        using var client = _app.App.Client();
        client.DefaultRequestHeaders.Add("X-Tenant-Key", key);
        return (await client.GetAsync("/probe/members", Ct)).StatusCode;
    }
}
