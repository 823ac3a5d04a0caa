using System.Net;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

/// <summary>A list inside a page of its own, and a form whose result has a secret.</summary>
[Collection(nameof(OrderApp))]
public sealed class EmbeddedListTests(OrderApp app)
{
    private static readonly string Globex = OrderContext.Globex.ToString();

    [Fact]
    public async Task Page_ContainsTheList_AndItsLinksStayOnThePage()
    {
        var page = await app.PageAsync("/space/developers?q=ware", "owner", tenant: Globex);

        OrderApp.Names(page).ShouldBe(["Warehouse"]);
        page.QuerySelector(".tn-table-bar h2")!.TextContent.ShouldBe("Tokens");
        page.QuerySelector("form.tn-table-filter")!.GetAttribute("action").ShouldBe("/space/developers");
        page.QuerySelector(".tn-row-actions a")!.GetAttribute("href").ShouldBe("/space/tokens/t1/forget");
        page.QuerySelector("a.tn-csv")!.GetAttribute("href").ShouldBe("/space/tokens.csv?q=ware");
        page.QuerySelectorAll(".tn-nav a[href='/space/tokens']").ShouldBeEmpty();
    }

    [Fact]
    public async Task AddressOfTheList_RedirectsToThePage_WithItsQuery()
    {
        using var client = app.As("owner", Globex);
        using var response = await client.GetAsync(new Uri("/space/tokens?sort=name", UriKind.Relative));

        response.Headers.Location!.ToString().ShouldEndWith("/space/developers?sort=name");
    }

    [Fact]
    public async Task List_IsLeftOut_WithoutItsPermission()
    {
        var page = await app.PageAsync("/space/developers", "member", tenant: Globex);

        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Developers");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Fact]
    public async Task Secret_IsShownOnce_AndNoCacheKeepsIt()
    {
        using var client = app.As("owner", Globex);
        using var response = await app.PostAsync(client, "/space/tokens/new", ("Input.Number", "T-3"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("The token exists");
        page.QuerySelector("input[readonly]")!.GetAttribute("value").ShouldBe("secret-of-T-3");
        page.QuerySelector("main .btn-primary")!.GetAttribute("href").ShouldBe("/space/developers");
        new CreatedSecret("t3", "Your new token", "hidden").ToString().ShouldBe("t3");
    }

    [Fact]
    public async Task RefusedSecret_KeepsTheForm()
    {
        using var client = app.As("owner", Globex);
        using var response = await app.PostAsync(client, "/space/tokens/new", ("Input.Number", "ORD-0001"));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("ORD-0001 is taken. Choose another number.");
        page.QuerySelector("input[readonly]").ShouldBeNull();
    }
}
