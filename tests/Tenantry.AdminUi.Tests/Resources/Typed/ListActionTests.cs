using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class ListActionTests(OrderApp app)
{
    private const string Form = "/admin/parcels/do/collect";

    private static string Acme => OrderContext.Acme.ToString();

    private ParcelLog Log => app.Services.GetRequiredService<ParcelLog>();

    [Fact]
    public async Task Button_LeadsToAForm_WhichRunsTheAction_AndReturnsToTheSameList()
    {
        using var client = app.As("operator");
        (await app.PageAsync("/admin/parcels?carrier=c1")).QuerySelector("header .btn")!.GetAttribute("href")
            .ShouldBe(Form + "?carrier=c1");
        using var response = await app.PostAsync(client, Form + "?carrier=c1");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(response.Headers.Location!.ToString(), UriKind.RelativeOrAbsolute).ToString().ShouldEndWith("/admin/parcels?carrier=c1");
        Log.Inputs.OfType<CollectInput>().Last().Carrier.ShouldBe("c1");
        using var next = await client.GetAsync(response.Headers.Location);
        (await AdminUiApp.ParseAsync(next)).QuerySelector(".tn-toasts")!.TextContent.ShouldContain("The van is on its way.");
    }

    [Fact]
    public async Task Action_IsOfferedOnlyWhileItsConditionHolds()
    {
        Log.MayCollect = false;
        try
        {
            var page = await app.PageAsync("/admin/parcels");
            page.QuerySelectorAll("header .btn").Select(button => button.TextContent.Trim()).ShouldBe(["New parcel"]);
            await app.PageAsync(Form, expected: HttpStatusCode.NotFound);
            await app.PageAsync("/admin/parcels/do/nothing", expected: HttpStatusCode.NotFound);
        }
        finally
        {
            Log.MayCollect = true;
        }
    }

    [Fact]
    public async Task Action_RequiresItsPermission_InAdditionToThatOfThePage()
    {
        (await app.PageAsync("/space/my-orders", "owner", tenant: Acme)).QuerySelectorAll("header .btn").ShouldBeEmpty();
        await app.PageAsync("/space/my-orders/do/clear", "owner", HttpStatusCode.Forbidden, Acme);
        (await app.PageAsync("/space/my-orders", "keeper", tenant: Acme)).QuerySelectorAll("header .btn")
            .Select(button => button.TextContent.Trim())
            .ShouldBe(["Clear orders"]);
        (await app.PageAsync("/space/my-orders/do/clear", "keeper", tenant: Acme)).QuerySelector("h1")!.TextContent.Trim()
            .ShouldBe("Clear orders");
    }

    [Fact]
    public async Task List_ShowsItsNotice_AndWhyItIsEmpty_AndIsInNoNavigation()
    {
        var page = await app.PageAsync("/admin/parcels");
        page.QuerySelector(".tn-notice").ShouldBeNull();
        page.Body!.TextContent.ShouldContain("Not collected yet");
        page.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")).ShouldNotContain("/admin/parcels");
        Log.Notice = new ResourceNotice("Running", "3 of 9 parcels.");
        (await app.PageAsync("/admin/parcels")).QuerySelector(".tn-notice")!.TextContent.ShouldContain("3 of 9 parcels.");
        Log.Notice = null;
    }
}
