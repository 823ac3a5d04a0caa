using System.Net;

namespace Tenantry.AdminUi.Tests.Shells;

public sealed class ThemeTests(AdminUiApp app)
{
    [Fact]
    public async Task Choice_IsRemembered_WithoutJavaScript()
    {
        using var client = app.Client();
        (await app.PageAsync("/dev/gallery", client)).DocumentElement.HasAttribute("data-bs-theme").ShouldBeFalse();

        var action = (await app.PageAsync("/dev/gallery?a=1", client)).QuerySelector("[data-theme-switch]")!.GetAttribute("action")!;
        using var response = await client.PostAsync(new Uri(action, UriKind.Relative), null);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/dev/gallery?a=1");
        (await app.PageAsync("/dev/gallery", client)).DocumentElement.GetAttribute("data-bs-theme").ShouldBe("dark");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task ReturnUrl_StaysOnTheHost(string from)
    {
        using var client = app.Client();
        using var response = await client.PostAsync(new Uri($"/appearance?theme=dark&from={Uri.EscapeDataString(from)}", UriKind.Relative),
            null);

        response.Headers.Location!.ToString().ShouldBe("/");
    }
}
