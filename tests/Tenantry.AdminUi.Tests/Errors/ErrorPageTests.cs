using System.Net;
using Microsoft.Extensions.Hosting;

namespace Tenantry.AdminUi.Tests.Errors;

public sealed class ErrorPageTests(AdminUiApp app)
{
    [Theory]
    [InlineData("/no/such/page", 404, "Page not found")]
    [InlineData("/probe/forbidden", 403, "You don't have access to this page")]
    public async Task Error_HasAPage_ThatSaysWhatToDo(string path, int status, string title)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(status);
        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
        page.QuerySelector(".tn-error .btn-primary")!.GetAttribute("href").ShouldBe("/dev/gallery");
    }

    [Fact]
    public async Task ApiClient_GetsOnlyTheStatus()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        using var response = await client.GetAsync(new Uri("/probe/forbidden", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Production_HidesTheExceptionAndTheGallery()
    {
        await using var production = new AdminUiApp { Environment = Environments.Production };
        await production.InitializeAsync();
        using var client = production.Client();

        using var broken = await client.GetAsync(new Uri("/probe/broken", UriKind.Relative));
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await AdminUiApp.ParseAsync(broken);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Something went wrong on our side");
        page.DocumentElement.OuterHtml.ShouldNotContain("Secret detail");
        page.QuerySelector(".tn-error code")!.TextContent.ShouldNotBeEmpty();

        using var gallery = await client.GetAsync(new Uri("/dev/gallery", UriKind.Relative));
        gallery.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AdminUiApp.ParseAsync(gallery)).QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
    }

    [Fact]
    public async Task Error_OfAPartialRequest_ReplacesTheWholePage()
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("HX-Request", "true");
        using var response = await client.GetAsync(new Uri("/probe/forbidden", UriKind.Relative));

        response.Headers.GetValues("HX-Retarget").ShouldBe(["#main"]);
    }
}
