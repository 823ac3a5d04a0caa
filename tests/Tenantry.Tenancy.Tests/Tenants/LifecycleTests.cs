using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class LifecycleTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The README contains this table.
    private const string Table = """
        |           | Suspend   | Reactivate |
        | --------- | --------- | ---------- |
        | Active    | Suspended | –          |
        | Suspended | –         | Active     |
        """;

    [Fact]
    public async Task Transitions_MatchTheReadme()
    {
        var lines = Enum.GetValues<TenantStatus>()
            .Select(from => $"| {from,-9} | " + string.Join(" | ", Enum.GetValues<TenantTransition>().Select(
            signal => (TenantLifecycle.Next(from, signal)?.ToString() ?? "–").PadRight(signal == TenantTransition.Suspend ? 9 : 10)))
            + " |");

        string.Join('\n', Table.ReplaceLineEndings("\n").Split('\n').Take(2).Concat(lines)).ShouldBe(Table.ReplaceLineEndings("\n"));
        (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"), Ct)).ReplaceLineEndings("\n")
            .ShouldContain(Table.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task SuspendedTenant_DeniesMembersAndKeys_UntilItIsReactivated()
    {
        var (browser, _, tenant) = await app.MemberAsync();
        var key = (await browser.SendFormAsync("/space/keys", "key", ("Input.Name", "one"))).Page
            .QuerySelector("input[readonly]")!.GetAttribute("value")!;

        (await ChangeStatusAsync(tenant, TenantTransition.Suspend, "unpaid")).ShouldBeNull();

        (await browser.GetAsync("/space/members")).Location.ShouldBe("/suspended");
        (await browser.GetAsync("/suspended")).Text.ShouldContain("This workspace is suspended");
        using var client = app.App.Client();
        client.DefaultRequestHeaders.Add("X-Tenant-Key", key);
        var byKey = await client.GetAsync("/probe", Ct);
        byKey.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await byKey.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("tenancy.tenant_suspended");

        // A public page stays available, without a tenant and a role.
        var requestInfo = await browser.GetRequestInfoAsync();
        (requestInfo.Tenant, requestInfo.Role).ShouldBe((null, null));

        (await ChangeStatusAsync(tenant, TenantTransition.Reactivate, "paid")).ShouldBeNull();
        (await browser.GetAsync("/space/members")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task MemberOfASuspendedTenant_CanSwitchToAnotherTenant()
    {
        var (browser, email, tenant) = await app.MemberAsync();
        var (_, _, other) = await app.MemberAsync("Haven");
        await app.JoinAsync(email, other, TenantRoles.Member);
        await ChangeStatusAsync(tenant, TenantTransition.Suspend, "unpaid");

        var switched = await browser.SendFormAsync("/suspended", $"/space/switch/{other}");

        switched.Location.ShouldBe("/space");
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(other.Value);
    }

    [Fact]
    public async Task StatusChange_RequiresAReason_AndAnAllowedTransition()
    {
        var (_, _, tenant) = await app.MemberAsync();

        (await ChangeStatusAsync(tenant, TenantTransition.Suspend, " ")).ShouldBe("tenancy.reason_missing");
        (await ChangeStatusAsync(tenant, TenantTransition.Reactivate, "why not")).ShouldBe("tenancy.tenant_move_refused");
        (await ChangeStatusAsync(TenantId.Host, TenantTransition.Suspend, "why not")).ShouldBe("tenancy.tenant_not_found");
    }

    [Fact]
    public async Task StatusChange_IsAudited()
    {
        var (_, _, tenant) = await app.MemberAsync();

        await ChangeStatusAsync(tenant, TenantTransition.Suspend, "unpaid since May");

        (await app.SqlAsync("select reason from platform.audit_entry where tenant_id = $1 and action = 'tenancy.tenant.suspended'",
            tenant.Value)).ShouldBe("unpaid since May");
    }

    private async Task<string?> ChangeStatusAsync(TenantId tenant, TenantTransition signal, string reason)
    {
        await using var scope = app.App.For(null);
        return (await scope.Get<ChangeTenantStatus>().RunAsync(tenant, signal, reason, Ct)).Problem?.Code;
    }
}
