using System.Net;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class PermissionTests(PlatformApp app)
{
    public static TheoryData<string> OperatorPages { get; } =
    [
        "/admin/widgets", "/admin/widgets.csv", "/admin/widgets/3", "/admin/widgets/3/break", "/admin/widgets/3/1.html",
        "/admin/emails", "/admin/emails.csv", "/admin/jobs", "/admin/job-runs", "/admin/audit", "/admin/dead-letters",
        "/admin/cross-tenant-use", "/admin/settings", "/admin/search", "/admin/search?q=a", "/admin/jobs/test.fails/run-now",
    ];

    [Theory, MemberData(nameof(OperatorPages))]
    public async Task Visitor_IsSentToSignIn(string path)
    {
        using var client = app.As(null);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldStartWith("/sign-in?returnUrl=");
    }

    [Theory, MemberData(nameof(OperatorPages))]
    public async Task TenantOwner_GetsNotFound(string path)
    {
        var page = await app.PageAsync(path, "owner", HttpStatusCode.NotFound);

        page.QuerySelector("h1")!.TextContent.ShouldBe("Page not found");
        page.QuerySelectorAll(".tn-nav a").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/space/notes")]
    [InlineData("/space/notes/3")]
    [InlineData("/space/notes.csv")]
    public async Task Member_IsForbidden(string path)
    {
        (await app.PageAsync(path, "member", HttpStatusCode.Forbidden)).QuerySelector("h1")!.TextContent
            .ShouldBe("You don't have access to this page");
        using var visitor = app.As(null);
        using var response = await visitor.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Operator_HasNoTenantPermissions() => await app.PageAsync("/space/notes", "operator", HttpStatusCode.Forbidden);

    [Fact]
    public async Task Post_RequiresThePermission_EvenWithAValidToken()
    {
        using var client = app.As("owner");
        using var allowed = await client.GetAsync(new Uri("/space/notes", UriKind.Relative));
        var token = (await AdminUiApp.ParseAsync(allowed)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var responses = new List<HttpStatusCode>();
        foreach (var path in new[] { "/admin/widgets/3/break", "/admin/no-such/3/break" })
        {
            using var body =
                new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "confirm"), new("reason", "attack")]);
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), body);
            responses.Add(response.StatusCode);
        }

        // Both are refused in the same way, so the response does not show which of them exists.
        responses[0].ShouldBe(responses[1]);
        ((int)responses[0]).ShouldBeInRange(400, 404);
        app.Widgets.Reasons.ShouldNotContain("attack");
    }

    [Fact]
    public async Task Post_WithoutAToken_IsRefused()
    {
        using var client = app.As("operator");
        using var body = new FormUrlEncodedContent([new("_handler", "confirm"), new("reason", "attack")]);
        using var response = await client.PostAsync(new Uri("/admin/widgets/3/break", UriKind.Relative), body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        app.Widgets.Reasons.ShouldNotContain("attack");
    }
}
