namespace Tenantry.AdminUi.Tests.Notices;

public sealed class FlashTests(AdminUiApp app)
{
    [Fact]
    public async Task Message_IsShownOnce_AsPlainText()
    {
        using var client = app.Client();
        using var posted = await client.PostAsync(new Uri("/dev/gallery/flash", UriKind.Relative), null);

        var first = await app.PageAsync("/dev/gallery", client);
        first.QuerySelector(".tn-toasts")!.TextContent.ShouldContain("<b>Access</b> lasts until 1 December.");
        (await app.PageAsync("/dev/gallery", client)).QuerySelector(".tn-toasts").ShouldBeNull();
    }

    [Fact]
    public async Task ForgedCookie_IsIgnoredAndRemoved()
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("Cookie", "tn-flash=forged");
        using var response = await client.GetAsync(new Uri("/probe/public", UriKind.Relative));

        (await AdminUiApp.ParseAsync(response)).QuerySelector(".tn-toasts").ShouldBeNull();
        response.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("tn-flash=;", StringComparison.Ordinal));
    }
}
