using System.Net;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class ActionTests(OrderApp app)
{
    [Fact]
    public async Task Detail_ShowsOnlyApplicableActions()
    {
        var open = await app.PageAsync("/admin/orders/" + OrderApp.Id(40));
        open.QuerySelectorAll("header .tn-actions a").Select(link => link.TextContent.Trim())
            .ShouldBe(["Void order", "Give credit", "Archive order", "Edit order"]);
        open.QuerySelectorAll(".tn-panel h2").Select(title => title.TextContent).ShouldBe(["Shipping"]);

        var voided = await app.PageAsync("/admin/orders/" + OrderApp.Id(3));
        voided.QuerySelectorAll("header .tn-actions a").Select(link => link.TextContent.Trim()).ShouldBe(["Give credit", "Archive order"]);
        voided.QuerySelectorAll("dt").Select(term => term.TextContent)
            .ShouldBe(["Number", "Tenant", "Status", "Amount", "Gift", "Placed", "Note", "Carrier"]);
    }

    [Fact]
    public async Task List_ShowsOnlyApplicableActions()
    {
        var page = await app.PageAsync("/admin/orders?status=Paid&status=Open&size=100");

        page.QuerySelectorAll("tbody tr").ShouldAllBe(row =>
            row.QuerySelectorAll(".tn-row-actions a").Length == (row.QuerySelector(".tn-badge")!.TextContent == "Open" ? 1 : 0));
    }

    [Fact]
    public async Task InapplicableAction_HasNoPage_AndIsRefusedWhenPosted()
    {
        await app.PageAsync($"/admin/orders/{OrderApp.Id(7)}/void", expected: HttpStatusCode.NotFound);
        using var client = app.As("operator");
        using var formPage = await client.GetAsync(new Uri($"/admin/orders/{OrderApp.Id(44)}/void", UriKind.Relative));
        var token = (await AdminUiApp.ParseAsync(formPage)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body =
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "confirm"), new("reason", "by hand")]);

        using var response = await client.PostAsync(new Uri($"/admin/orders/{OrderApp.Id(7)}/void", UriKind.Relative), body);

        (await AdminUiApp.ParseAsync(response)).QuerySelector("[data-error-summary] li")!.TextContent
            .ShouldContain(AdminUi.Resources.ResourceProblems.ActionNotApplicable.Message);
        AdminUi.Resources.ResourceProblems.ActionNotApplicable.Code.ShouldBe("adminui.action_not_applicable");
        (await app.SqlAsync<string>("select status from orders.\"order\" where number = 'ORD-0007'")).ShouldBe("Void");
    }

    [Fact]
    public async Task DeletedItem_IsRefused() => (await new AdminUi.Resources.Rows.BuildResource().Visit(OrderResources.InMemory)
        .RunAsync(null!, "gone", new("x", "X"), null, null, default)).Problem!.Code.ShouldBe("adminui.item_not_found");

    [Fact]
    public async Task InvalidInput_HasAnErrorPerField_AndIsKept()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(
            client, $"/admin/orders/{OrderApp.Id(11)}/credit", ("Input.Amount", "1.005"), ("Input.Amount.Currency", "USD"),
            ("Input.Message", ""), ("Input.Kind", "Bribe"),
            ("Input.Months", "13"), ("Input.Until", "soon"), ("Input.At", "2026-02-01T10:00"), ("Input.Carrier", "c1"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelectorAll(".tn-invalid")
            .Select(field => field.QuerySelector(".tn-label")!.TextContent.Replace(" optional", "", StringComparison.Ordinal)
            + ": " + field.QuerySelector(".tn-field-error")!.TextContent.Trim()).ShouldBe(
            ["Amount: USD amounts have at most 2 decimals.", "Message: Enter a message.", "Kind: Choose one of the options.",
                "Months: Enter a number from 1 to 12.", "Until: Enter a date."]);
        page.QuerySelector("input[name='Input.Amount']")!.GetAttribute("value").ShouldBe("1.005");
        page.QuerySelector("input[name='Input.Until']")!.GetAttribute("value").ShouldBe("soon");
        page.QuerySelector("select[name='Input.Carrier'] option[selected]")!.TextContent.ShouldBe("Bee Post");
        page.QuerySelectorAll("[data-error-summary] a").Length.ShouldBe(5);
    }

    [Fact]
    public async Task ValidInput_ReachesTheAction()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(
            client, $"/admin/orders/{OrderApp.Id(11)}/credit", ("Input.Amount", "12.5"), ("Input.Amount.Currency", "EUR"),
            ("Input.Message", "Sorry"),
            ("Input.Kind", "Mistake"), ("Input.Months", "3"), ("Input.Notify", "true"), ("Input.Until", "2026-03-01"),
            ("Input.At", "2026-02-01T10:00"), ("Input.Carrier", ""));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var credit = OrderResources.Credits.ShouldHaveSingleItem();
        credit.Amount.ShouldBe(Kernel.Money.Of(12.5m, Kernel.Currency.Eur));
        (credit.Message, credit.Kind, credit.Months, credit.Notify, credit.Carrier).ShouldBe(("Sorry", CreditKind.Mistake, 3, true, null));
        (credit.Until, credit.At).ShouldBe((new DateOnly(2026, 3, 1), new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero)));
        using var next = await client.GetAsync(new Uri("/admin/orders/" + OrderApp.Id(11), UriKind.Relative));
        (await AdminUiApp.ParseAsync(next)).QuerySelector(".tn-toasts")!.TextContent.ShouldContain("The credit is booked.");
    }

    [Fact]
    public async Task Picker_SearchesWithoutJavaScript_AndRunsNothing()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(
            client, $"/admin/orders/{OrderApp.Id(11)}/credit", ("Input.Message", "Half a"), ("Input.Carrier.Search", "crow"),
            ("_search", "Input.Carrier"));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelectorAll("select[name='Input.Carrier'] option").Select(option => option.TextContent).ShouldBe(["None", "Crow & Sons"]);
        page.QuerySelector("textarea")!.TextContent.ShouldBe("Half a");
        page.QuerySelector("[data-error-summary]").ShouldBeNull();
        (await client.GetStringAsync(new Uri("/admin/carriers.options?field=Input.Carrier&Input.Carrier.Search=crow", UriKind.Relative)))
            .ShouldBe("<option value=\"c2\">Crow &amp; Sons</option>");
    }

    [Theory]
    [InlineData("/admin/orders/new")]
    [InlineData("/admin/orders/bulk/void")]
    [InlineData("/admin/orders/x/edit")]
    public async Task TenantOwner_GetsNeitherFormsNorOptions(string path)
    {
        await app.PageAsync(path, "owner", HttpStatusCode.NotFound);
        using var client = app.As("owner");
        (await client.GetStringAsync(new Uri("/admin/carriers.options?q=a", UriKind.Relative))).ShouldBeEmpty();
    }
}
