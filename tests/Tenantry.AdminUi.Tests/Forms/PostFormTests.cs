using System.Net;
using AngleSharp.Dom;

namespace Tenantry.AdminUi.Tests.Forms;

public sealed class PostFormTests(AdminUiApp app)
{
    [Fact]
    public async Task InvalidPost_KeepsTheInput_AndShowsTheErrorNextToTheField()
    {
        var page = await PostAsync(("Input.Name", ""), ("Input.Seats", "99"), ("Input.Password", "hunter2"));

        var seats = page.QuerySelector("form[novalidate] [name='Input.Seats']")!;
        seats.GetAttribute("value").ShouldBe("99");
        seats.GetAttribute("aria-invalid").ShouldBe("true");
        Described(page, seats).ShouldContain("Enter a number from 1 to 50.");
        var name = page.QuerySelector("[name='Input.Name']")!;
        Described(page, name).ShouldBe("Enter a name. As on the invoice.");
        page.QuerySelectorAll("[data-error-summary] a").Select(link => page.QuerySelector(link.GetAttribute("href")!))
            .ShouldBe([name, seats]);
    }

    [Fact]
    public async Task InvalidNumber_IsKept_WithOneMessage()
    {
        var page = await PostAsync(("Input.Name", "Ada"), ("Input.Seats", "many"));

        var seats = page.QuerySelector("[name='Input.Seats']")!;
        seats.GetAttribute("value").ShouldBe("many");
        page.QuerySelectorAll("[data-error-summary] li").Length.ShouldBe(1);
        seats.GetAttribute("aria-invalid").ShouldBe("true");
    }

    [Fact]
    public async Task Password_IsNeverReturned() =>
        (await PostAsync(("Input.Name", ""), ("Input.Password", "hunter2"))).DocumentElement.OuterHtml.ShouldNotContain("hunter2");

    [Fact]
    public async Task ClearedCheckBox_StaysClear()
    {
        (await app.PageAsync("/probe/form")).QuerySelector("[name='Input.Billing']")!.HasAttribute("checked").ShouldBeTrue();

        (await PostAsync(("Input.Name", ""))).QuerySelector("[name='Input.Billing']")!.HasAttribute("checked").ShouldBeFalse();
    }

    [Fact]
    public async Task PostOfOneForm_DoesNotChangeTheOther()
    {
        var page = await PostAsync(("Input.Name", "<b>Ada"), ("Input.Seats", "0"));

        page.QuerySelectorAll("[name='Input.Name']").Select(field => field.GetAttribute("value")).ShouldBe(["<b>Ada", "untouched"]);
    }

    [Fact]
    public async Task ValidPost_RunsTheHandler() =>
        (await PostAsync(("Input.Name", "Ada"), ("Input.Seats", "7"))).GetElementById("saved")
        .ShouldNotBeNull().TextContent.ShouldBe("Ada has 7");

    [Fact]
    public async Task PostWithoutAToken_IsRefused()
    {
        using var client = app.Client();
        using var response = await client.PostAsync(new Uri("/probe/form", UriKind.Relative),
            new FormUrlEncodedContent([new("_handler", "seats")]));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Described(IDocument page, IElement field) => string.Join(
        ' ',
        field.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent.Trim()));

    private async Task<IDocument> PostAsync(params (string Name, string Value)[] fields)
    {
        using var client = app.Client();
        var before = await app.PageAsync("/probe/form", client);
        var form = before.QuerySelector("[name='Input.Seats']")!.Closest("form")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var body = new FormUrlEncodedContent(hidden.Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        using var response = await client.PostAsync(new Uri("/probe/form", UriKind.Relative), body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await AdminUiApp.ParseAsync(response);
    }
}
