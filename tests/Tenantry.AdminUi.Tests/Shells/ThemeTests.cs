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
        using var answer = await client.PostAsync(new Uri(action, UriKind.Relative), null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/dev/gallery?a=1");
        (await app.PageAsync("/dev/gallery", client)).DocumentElement.GetAttribute("data-bs-theme").ShouldBe("dark");
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Return_NeverLeavesTheHost(string from)
    {
        using var client = app.Client();
        using var answer = await client.PostAsync(new Uri($"/appearance?theme=dark&from={Uri.EscapeDataString(from)}", UriKind.Relative),
            null);

        answer.Headers.Location!.ToString().ShouldBe("/");
    }
}
