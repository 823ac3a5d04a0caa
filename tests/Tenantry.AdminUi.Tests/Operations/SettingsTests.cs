using System.Net;
using Tenantry.AdminUi.Tests.Resources;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class SettingsTests(PlatformApp app)
{
    [Fact]
    public async Task Setting_IsChangedForAllTenants_Audited_AndResetToItsDefault()
    {
        var page = await app.PageAsync("/admin/settings");
        page.QuerySelectorAll("main .tn-label").Select(label => label.TextContent).ShouldBe(["Greeting", "Motto"]);
        page.QuerySelector("[name='test.greeting']")!.GetAttribute("value").ShouldBe("Hello");
        page.QuerySelector(".tn-help")!.TextContent.ShouldBe("The beginning of every email. Default: Hello.");

        await SaveAsync("Salut <b>", "");
        (await app.PageAsync("/admin/settings")).QuerySelector("[name='test.greeting']")!.GetAttribute("value").ShouldBe("Salut <b>");
        (await app.PageAsync("/admin/audit?q=setting/test.greeting")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await app.PageAsync("/admin/audit?q=setting/test.motto")).QuerySelectorAll("tbody tr").ShouldBeEmpty();

        await SaveAsync("", "");
        (await app.PageAsync("/admin/settings")).QuerySelector("[name='test.greeting']")!.GetAttribute("value").ShouldBe("Hello");
    }

    private async Task SaveAsync(string greeting, string motto)
    {
        using var client = app.As("operator");
        using var before = await client.GetAsync(new Uri("/admin/settings", UriKind.Relative));
        var hidden = (await AdminUiApp.ParseAsync(before)).QuerySelector("main form")!.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var body = new FormUrlEncodedContent([.. hidden, new("test.greeting", greeting), new("test.motto", motto)]);
        using var response = await client.PostAsync(new Uri("/admin/settings", UriKind.Relative), body);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
