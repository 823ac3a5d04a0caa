using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tests.People;

public sealed class FindOrCreateAccountTests(TenancyApp app)
{
    [Fact]
    public async Task NewEmail_GetsAnAccount_WithALinkByEmailOnly()
    {
        var email = TenancyApp.NewEmail();
        var account = await OpenAsync(email, "Ada");
        account.Value!.IsNew.ShouldBeTrue();
        (await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", ""))).Location.ShouldBeNullOrEmpty();

        var browser = app.Browser();
        await browser.SendAsync((await app.GetEmailAsync(email, "tenancy.opened")).Link, ("Input.Password", "a brand new password"));
        (await browser.GetRequestInfoAsync()).Tenant.ShouldBe(account.Value.Tenant.Value);
    }

    [Fact]
    public async Task KnownEmail_ReturnsItsOwnWorkspace_WithoutAnEmail()
    {
        var (_, email, tenant) = await app.MemberAsync();
        var account = await OpenAsync(email.ToUpperInvariant(), "Another user");
        account.Value.ShouldBe(new TenantAccount(tenant, IsNew: false));
        (await app.App.EmailsAsync(email, "tenancy.opened")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ConcurrentCalls_CreateOneAccount_AndSendOneEmail()
    {
        var email = TenancyApp.NewEmail();
        var account = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(email, null))));
        account.Select(result => result.Value!.Tenant).Distinct().ShouldHaveSingleItem();
        account.Count(result => result.Value!.IsNew).ShouldBe(1);
        (await app.App.EmailsAsync(email, "tenancy.opened")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task InvalidEmail_IsRefused() => (await OpenAsync("unknown", null)).Problem!.Code.ShouldBe("tenancy.email_invalid");

    private async Task<Result<TenantAccount>> OpenAsync(string email, string? name)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().FindOrCreateAsync(email, name, "/space", default);
    }
}
