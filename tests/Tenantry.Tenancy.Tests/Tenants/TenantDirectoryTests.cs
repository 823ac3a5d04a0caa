using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class TenantDirectoryTests(TenancyApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ITenants Tenants => app.App.Services.GetRequiredService<ITenants>();

    [Fact]
    public async Task Tenant_IsFoundByItsSubdomain_InAnyCase()
    {
        var (_, email, tenant) = await app.MemberAsync("Green Garden");
        var byId = await Tenants.FindAsync(tenant, Ct);

        var bySubdomain = await Tenants.FindBySubdomainAsync(byId!.Subdomain.ToUpperInvariant(), Ct);

        bySubdomain.ShouldBe(byId);
        (bySubdomain!.Id, bySubdomain.Name, bySubdomain.OwnerEmail,
            bySubdomain.Status).ShouldBe((tenant, "Green Garden", email, TenantStatus.Active));
        (await Tenants.FindBySubdomainAsync("unknown-address", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task SuspendedTenant_IsFound_WithItsStatus()
    {
        var (_, _, tenant) = await app.MemberAsync();
        await app.SqlAsync("update tenancy.tenant set status = 'Suspended' where tenant_id = $1", tenant.Value);

        (await Tenants.FindAsync(tenant, Ct))!.Status.ShouldBe(TenantStatus.Suspended);
    }

    [Fact]
    public async Task Pages_ListEveryTenantOnce_OldestFirst_EachWithItsOwnOwner()
    {
        await using var separate = await TenancyApp.StartAsync();
        var tenants = separate.App.Services.GetRequiredService<ITenants>();
        var (_, firstEmail, first) = await separate.MemberAsync();
        separate.App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (_, secondEmail, second) = await separate.MemberAsync();
        separate.App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (_, _, third) = await separate.MemberAsync();
        var all = new List<TenantSummary>();
        for (IReadOnlyList<TenantSummary> page; (page = await tenants.ListAsync(all.Count, 2, Ct)).Count > 0;)
        {
            all.AddRange(page);
        }

        all.Select(tenant => tenant.Id).ShouldBe([first, second, third]);
        all.Take(2).Select(tenant => tenant.OwnerEmail).ShouldBe([firstEmail, secondEmail]);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, 1001)]
    public async Task PageOutsideTheLimits_IsRefused(int skip, int limit) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(Tenants.ListAsync(skip, limit, Ct));
}
