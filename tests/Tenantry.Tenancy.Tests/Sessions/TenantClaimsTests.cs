using System.Net;
using System.Security.Claims;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Tests.Sessions;

public sealed class TenantClaimsTests(TenancyApp shared)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CustomClaim_IsAddedBeforeAuthorization_WithTheTenantOfTheRequest()
    {
        await using var app = new TenancyApp { ConfigureTenancy = tenancy => tenancy.AddClaims<PlanOfTenant>().AddClaims<PlanOfTenant>() };
        await app.InitializeAsync();
        var (member, _, tenant) = await app.MemberAsync();

        (await member.Client.GetStringAsync("/probe/plan", Ct)).ShouldBe($"plan of {tenant}");
        // An anonymous request gets no claims, so the policy redirects to sign-in.
        (await app.Browser().GetAsync("/probe/plan")).Location.ShouldNotBeNull().ShouldStartWith("/signin");
    }

    [Fact]
    public async Task WithoutTheClaim_ThePolicyRefuses()
    {
        var (member, _, _) = await shared.MemberAsync();

        (await member.GetAsync("/probe/plan")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SuspendedTenant_GetsNoClaims()
    {
        await using var app = new TenancyApp { ConfigureTenancy = tenancy => tenancy.AddClaims<PlanOfTenant>() };
        await app.InitializeAsync();
        var (member, _, tenant) = await app.MemberAsync();
        await app.SqlAsync("update tenancy.tenant set status = 'Suspended' where tenant_id = $1", tenant.Value);

        (await member.GetAsync("/probe/plan")).Location.ShouldBe("/suspended");
    }

    private sealed class PlanOfTenant(ICurrentTenant current) : ITenantClaims
    {
        public ValueTask AddAsync(ClaimsIdentity user, TenantId? tenant, CancellationToken ct)
        {
            current.Id.ShouldBe(tenant);
            user.HasClaim(claim => claim.Type == "plan").ShouldBeFalse("a type that is added twice is called once");
            user.AddClaim(new Claim("plan", $"plan of {tenant}"));
            return ValueTask.CompletedTask;
        }
    }
}
