using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Tests.People;

public sealed class OpenAccountTests(TenancyApp app)
{
    [Fact]
    public async Task Stranger_GetsAnAccount_AndTheWayIntoIt_ByMailOnly()
    {
        var email = TenancyApp.NewEmail();
        var opened = await OpenAsync(email, "Ada");
        opened.Value!.IsNew.ShouldBeTrue();
        (await app.Browser().SendAsync("/signin", ("Input.Email", email), ("Input.Password", ""))).Location.ShouldBeNullOrEmpty();

        var browser = app.Browser();
        await browser.SendAsync((await app.MailAsync(email, "tenancy.opened")).Link, ("Input.Password", "a brand new password"));
        (await browser.SeenAsync()).Tenant.ShouldBe(opened.Value.Tenant.Value);
    }

    [Fact]
    public async Task KnownAddress_IsLinkedToItsOwnWorkspace_AndNothingIsMadeOrMailed()
    {
        var (_, email, tenant) = await app.MemberAsync();
        var opened = await OpenAsync(email.ToUpperInvariant(), "Somebody else");
        opened.Value.ShouldBe(new OpenedAccount(tenant, IsNew: false));
        (await app.App.EmailsAsync(email, "tenancy.opened")).ShouldBeEmpty();
    }

    [Fact]
    public async Task TwoAtOnce_MakeOneAccount_AndOneMail()
    {
        var email = TenancyApp.NewEmail();
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenAsync(email, null))));
        opened.Select(one => one.Value!.Tenant).Distinct().ShouldHaveSingleItem();
        opened.Count(one => one.Value!.IsNew).ShouldBe(1);
        (await app.App.EmailsAsync(email, "tenancy.opened")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task NoAddress_IsRefused() => (await OpenAsync("nobody", null)).Problem!.Code.ShouldBe("tenancy.email_invalid");

    private async Task<Result<OpenedAccount>> OpenAsync(string email, string? name)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().OpenAsync(email, name, "/space", default);
    }
}
