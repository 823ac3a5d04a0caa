using Microsoft.Extensions.DependencyInjection;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Tests.Tenants;

public sealed class SubdomainTests(TenancyApp app)
{
    [Theory]
    [InlineData("Café Müller", "cafe-muller")]
    [InlineData("  A & B,  Ltd. ", "a-b-ltd")]
    [InlineData("株式会社", "space")]
    [InlineData("", "space")]
    [InlineData("-----", "space")]
    [InlineData("xn--80ak6aa92e", "space")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("0123456789012345678901234567890123456789extra", "0123456789012345678901234567890123456789")]
    public void Name_BecomesAValidDnsLabel(string name, string slug) => Subdomains.Slug(name).ShouldBe(slug);

    [Fact]
    public async Task SameName_GetsAnotherSubdomain_AndReservedNamesAreAvoided()
    {
        var (_, _, first) = await app.MemberAsync("Twin Peaks");
        var (_, _, second) = await app.MemberAsync("Twin Peaks");
        var (_, _, admin) = await app.MemberAsync("Admin");

        (await SubdomainAsync(first)).ShouldBe("twin-peaks");
        (await SubdomainAsync(second)).ShouldBe("twin-peaks-2");
        (await SubdomainAsync(admin)).ShouldBe("admin-2");
    }

    private async Task<string> SubdomainAsync(TenantId tenant) =>
        (await app.App.Services.GetRequiredService<ITenants>().FindAsync(tenant, TestContext.Current.CancellationToken))!.Subdomain;
}
