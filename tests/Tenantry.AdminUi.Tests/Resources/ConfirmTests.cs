using System.Net;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class ConfirmTests(PlatformApp app)
{
    [Fact]
    public async Task Confirmation_ShowsTheConsequence_AsText()
    {
        var page = await app.PageAsync("/admin/widgets/8/break");

        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Break widget?");
        page.QuerySelector(".tn-consequence")!.TextContent.ShouldBe($"Widget 8 stops working, and {Widgets.Evil} loses access.");
        page.QuerySelectorAll("img[src=x]").ShouldBeEmpty();
        page.QuerySelector("main form button")!.ClassList.ShouldContain("btn-danger");
        page.QuerySelector("main form a")!.GetAttribute("href").ShouldBe("/admin/widgets/8");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Reason_IsRequired(string reason)
    {
        using var client = app.As("operator");
        using var response = await app.ConfirmAsync(client, "/admin/widgets/8/break", reason);

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector("textarea[aria-invalid=true]").ShouldNotBeNull();
        page.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("Say why, in a few words.");
    }

    [Fact]
    public async Task Problem_IsShownAboveTheForm_AndTheReasonIsKept()
    {
        using var client = app.As("operator");
        using var response = await app.ConfirmAsync(client, "/admin/widgets/1/break", "It was <b>loud</b>");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector("[data-error-summary] li")!.TextContent.Trim().ShouldBe("This widget is in use. Try again later.");
        page.QuerySelector("textarea")!.TextContent.ShouldBe("It was <b>loud</b>");
        page.QuerySelector(".tn-consequence")!.TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task CompletedAction_ReturnsToTheDetailPage_AndShowsOneNotification()
    {
        using var client = app.As("operator");
        using var response = await app.ConfirmAsync(client, "/admin/widgets/8/break", " It was loud ");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(app.App.Address, response.Headers.Location!).AbsolutePath.ShouldBe("/admin/widgets/8");
        app.Widgets.Reasons.ShouldContain("It was loud");
        using var next = await client.GetAsync(new Uri("/admin/widgets/8", UriKind.Relative));
        (await AdminUiApp.ParseAsync(next)).QuerySelector(".tn-toasts")!.TextContent.ShouldContain("The widget is broken.");
    }

    [Fact]
    public async Task LongReason_IsInvalid_AndKept()
    {
        using var client = app.As("operator");
        using var response = await app.ConfirmAsync(client, "/admin/widgets/8/break", new string('x', 501));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("Use at most 500 characters.");
        page.QuerySelector("textarea")!.TextContent.Length.ShouldBe(501);
    }
}
