using System.Net;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class FormTests(OrderApp app)
{
    [Fact]
    public async Task Create_AddsARow_AndShowsIt()
    {
        using var client = app.As("operator");
        (await app.PageAsync("/admin/orders")).QuerySelector("header .btn-primary")!.GetAttribute("href").ShouldBe("/admin/orders/new");
        using var response = await app.PostAsync(client, "/admin/orders/new", ("Input.Number", "NEW-1"), ("Input.IsGift", "true"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var next = await client.GetAsync(response.Headers.Location);
        var page = await AdminUiApp.ParseAsync(next);
        page.QuerySelector("h1")!.TextContent.ShouldContain("NEW-1");
        page.QuerySelector(".tn-toasts")!.TextContent.ShouldContain("The order exists.");
        (await app.SqlAsync<bool>("select is_gift from orders.\"order\" where number = 'NEW-1'")).ShouldBeTrue();
    }

    [Fact]
    public async Task Problem_IsShownNextToItsField()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(client, "/admin/orders/new", ("Input.Number", "ORD-0001"));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("ORD-0001 is taken. Choose another number.");
        page.QuerySelector("input[name='Input.Number']")!.GetAttribute("value").ShouldBe("ORD-0001");
        page.QuerySelector("input[name='Input.Number']")!.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task Edit_IsFilledWithTheRow_AndSavesIt()
    {
        var path = $"/admin/orders/{OrderApp.Id(51)}/edit";
        using var client = app.As("operator");
        (await app.PageAsync($"/admin/orders/{OrderApp.Id(20)}/edit")).QuerySelector("input[name='Input.Number']")!.GetAttribute("value")
            .ShouldBe("ORD-0020");
        await app.PageAsync(path, expected: HttpStatusCode.NotFound);

        using var response = await app.PostAsync(client, $"/admin/orders/{OrderApp.Id(50)}/edit", ("Input.Number", "ORD-0050"));

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.SqlAsync<bool>("select is_gift from orders.\"order\" where number = 'ORD-0050'")).ShouldBeFalse();
        await app.SqlAsync<object>("update orders.\"order\" set is_gift = true where number = 'ORD-0050' returning 1");
    }

    [Fact]
    public async Task Post_WithoutAToken_IsRefused()
    {
        using var client = app.As("operator");
        using var body = new FormUrlEncodedContent([new("_handler", "edit"), new("Input.Number", "EVIL-1")]);
        using var response = await client.PostAsync(new Uri("/admin/orders/new", UriKind.Relative), body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.SqlAsync<long>("select count(*) from orders.\"order\" where number = 'EVIL-1'")).ShouldBe(0);
    }
}
