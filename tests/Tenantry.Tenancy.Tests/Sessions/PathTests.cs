using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;

namespace Tenantry.Tenancy.Tests.Sessions;

public sealed class PathTests
{
    [Fact]
    public async Task ConfiguredPaths_AreUsed_ByRedirectsAndLayouts()
    {
        await using var app = await TenancyApp.StartAsync(
            null, ("SignInPath", "/my/login"), ("SignOutPath", "/my/logout"), ("AccountPath", "/my/profile"),
            ("AccessDeniedPath", "/my/denied"),
            ("SuspendedPath", "/my/suspended"));
        var (member, _, tenant) = await app.MemberAsync();

        (await app.Browser().GetAsync("/space/members")).Location.ShouldNotBeNull().ShouldStartWith("/my/login?returnUrl=");
        (await member.GetAsync("/probe/operators")).Location.ShouldBe("/my/denied");
        var shells = app.App.Services.GetRequiredService<IOptions<AdminUiOptions>>().Value;
        (shells.SignInPath, shells.SignOutPath, shells.AccountPath).ShouldBe(("/my/login", "/my/logout", "/my/profile"));
        await app.SqlAsync("update tenancy.tenant set status = 'Suspended' where tenant_id = $1", tenant.Value);
        (await member.GetAsync("/space/members")).Location.ShouldBe("/my/suspended");
    }

    [Fact]
    public async Task ApiClient_GetsAStatusCode_InsteadOfARedirect()
    {
        await using var app = await TenancyApp.StartAsync(null, ("AccessDeniedPath", "/my/denied"));
        var (member, _, _) = await app.MemberAsync();
        member.Client.DefaultRequestHeaders.Accept.Clear();

        (await member.Client.GetAsync("/probe/operators", TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
    }
}
