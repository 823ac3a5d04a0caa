using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class ChoicesTests(OrderApp app)
{
    private const string Form = "/admin/parcels/new";

    [Fact]
    public async Task Options_AreReadWhenTheFormIsShown_AndNumbersStandBesideTheirs()
    {
        var page = await app.PageAsync(Form);

        page.QuerySelectorAll("select[name='Input.Zone'] option").Select(option => option.TextContent.Trim())
            .ShouldBe(["Choose an option", $"North {app.Clock.GetUtcNow().Year}", "South"]);
        Checked(page, "Input.Zones").ShouldBe([("north", false), ("south", false)]);
        Checked(page, "Input.Limits").ShouldBe([("north", false), ("south", true), ("gone", true)],
            "what is stored stays in the form although it is no option any more");
        page.QuerySelector("input[name='Input.Limits.north']").ShouldNotBeNull();
        page.QuerySelector("input[name='Input.Limits.south']")!.GetAttribute("value").ShouldBe("7",
            "a number that is stored stays, although the option has none");
        page.QuerySelector("input[name='Input.Zones.north']").ShouldBeNull();
        page.QuerySelectorAll("fieldset legend").Select(legend => legend.TextContent.Trim()).ShouldContain("Limits optional");
    }

    [Fact]
    public async Task Form_KeepsWhatWasChecked_AndNamesTheFieldInError()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(client, Form, ("Input.Zone", "south"), ("Input.Zones", "north"),
            ("Input.Limits", "north"), ("Input.Limits.north", "many"));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("Enter a whole number for north, or leave it empty.");
        page.QuerySelector("input[name='Input.Limits.north']")!.GetAttribute("value").ShouldBe("many");
        page.QuerySelector("select[name='Input.Zone'] option[selected]")!.GetAttribute("value").ShouldBe("south");
        Checked(page, "Input.Zones").ShouldBe([("north", true), ("south", false)]);
        Checked(page, "Input.Limits").ShouldBe([("north", true), ("south", false)]);
    }

    [Fact]
    public async Task Input_GetsTheCheckedOptions_AndTheirNumbers()
    {
        using var client = app.As("operator");
        using var nothing = await app.PostAsync(client, Form, ("Input.Zone", "south"));
        (await AdminUiApp.ParseAsync(nothing)).QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("Check a zone.");
        using var response = await app.PostAsync(client, Form, ("Input.Zone", "south"), ("Input.Zones", "north"), ("Input.Zones", "south"),
            ("Input.Limits", "north"), ("Input.Limits.north", "1,500"), ("Input.Limits", "south"), ("Input.Limits.south", ""));

        var input = app.Services.GetRequiredService<ParcelLog>().Inputs.OfType<ParcelInput>().Last();
        input.Zones.ShouldBe(["north", "south"]);
        input.Limits.OrderBy(limit => limit.Key).Select(limit => (limit.Key, limit.Value)).ShouldBe([("north", 1500L), ("south", null)]);
        (await AdminUiApp.ParseAsync(response)).QuerySelector(".tn-field-error")!.TextContent.Trim().ShouldBe("The van is full.");
    }

    [Fact]
    public async Task ValueInTheAddress_IsShownAsText_AndPosted()
    {
        (await app.PageAsync(Form)).QuerySelector("[name='Input.Carrier']").ShouldBeNull("an optional one is left out without a value");
        var page = await app.PageAsync(Form + "?carrier=c1");
        page.QuerySelector(".tn-given")!.TextContent.ShouldBe("Bee Post");
        page.QuerySelector("input[type=hidden][name='Input.Carrier']")!.GetAttribute("value").ShouldBe("c1");
        page.QuerySelectorAll("select[name='Input.Zone'] option")[2].TextContent.ShouldBe("South of c1");
        (await app.PageAsync("/admin/parcels?carrier=c1")).QuerySelector("header .btn-primary")!.GetAttribute("href")
            .ShouldBe(Form + "?carrier=c1", "the form starts with what the list is filtered by");
        (await app.PageAsync("/admin/parcels/do/collect")).QuerySelector("select[name='Input.Carrier']")
            .ShouldNotBeNull("a required one is asked for");

        using var client = app.As("operator");
        (await app.PostAsync(client, Form + "?carrier=c1", ("Input.Zone", "south"), ("Input.Zones", "north"))).Dispose();
        app.Services.GetRequiredService<ParcelLog>().Inputs.OfType<ParcelInput>().Last().Carrier.ShouldBe("c1");
    }

    private static IEnumerable<(string, bool)> Checked(IDocument page, string name) => page
        .QuerySelectorAll($"input[type=checkbox][name='{name}']")
        .Select(box => (box.GetAttribute("value")!, box.HasAttribute("checked")));
}
