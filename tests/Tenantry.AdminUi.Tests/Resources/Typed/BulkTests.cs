using System.Net;

namespace Tenantry.AdminUi.Tests.Resources.Typed;

[Collection(nameof(OrderApp))]
public sealed class BulkTests(OrderApp app)
{
    [Fact]
    public async Task List_HasACheckBoxForEachRow_AndAButtonForEachAction()
    {
        var page = await app.PageAsync("/admin/orders?gift=Yes");

        page.QuerySelectorAll("tbody input[name=id][form=tn-bulk]").Length.ShouldBe(page.QuerySelectorAll("tbody tr").Length);
        page.QuerySelectorAll(".tn-bulk button").Select(button => button.GetAttribute("formaction"))
            .ShouldBe(["/admin/orders/bulk/void", "/admin/orders/bulk/archive"]);
        page.QuerySelector(".tn-bulk a").ShouldBeNull();
        (await app.PageAsync("/admin/orders?gift=No")).QuerySelector(".tn-bulk a")!.GetAttribute("href")
            .ShouldBe("/admin/orders/bulk/void?gift=No&all=true");
    }

    [Fact]
    public async Task EachRow_HasItsOwnResult()
    {
        var path = $"/admin/orders/bulk/void?id={OrderApp.Id(8)}&id={OrderApp.Id(9)}&id={OrderApp.Id(10)}&id={OrderApp.Id(12)}";
        (await app.PageAsync(path)).QuerySelectorAll(".tn-found li").Select(row => row.TextContent.Trim())
            .ShouldContain(row => row.Contains("ORD-0008 is no longer owed.", StringComparison.Ordinal));
        using var client = app.As("operator");

        using var response = await app.PostAsync(client, path, ("reason", "closing the year"));

        var page = await AdminUiApp.ParseAsync(response);
        page.QuerySelector(".tn-notice-title")!.TextContent.ShouldBe("2 of 4 rows done");
        page.QuerySelectorAll(".tn-found li span:first-child").Select(name => name.TextContent).ShouldBe(["ORD-0009", "ORD-0010"]);
        page.QuerySelectorAll(".tn-found .tn-quiet").Select(reason => reason.TextContent)
            .ShouldBe(["ORD-0009 was shipped.", AdminUi.Resources.ResourceProblems.ActionNotApplicable.Message]);
        (await app.SqlAsync<long>(
            "select count(*) from orders.\"order\" where number in ('ORD-0008', 'ORD-0012') and status = 'Void'")).ShouldBe(2);
        (await app.SqlAsync<long>(
            "select count(*) from platform.audit_entry where action = 'orders.order.voided' and reason = 'closing the year'")).ShouldBe(2);
        await app.SqlAsync<object>("update orders.\"order\" set status = 'Open' where number in ('ORD-0008', 'ORD-0012') returning 1");
    }

    [Fact]
    public async Task AllFilteredRows_AreProcessed_UnlessTheListChanged()
    {
        var path = $"/admin/orders/bulk/archive?all=true&gift=Yes&tenant={OrderContext.Acme}";
        using var client = app.As("operator");
        using var changed = await app.PostAsync(client, path, ("count", "5"));
        (await AdminUiApp.ParseAsync(changed)).QuerySelector("[data-error-summary]")!.TextContent
            .ShouldContain("The list has changed: it is 6 rows now.");

        using var response = await app.PostAsync(client, path);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var next = await client.GetAsync(new Uri("/admin/orders", UriKind.Relative));
        (await AdminUiApp.ParseAsync(next)).QuerySelector(".tn-toasts")!.TextContent.ShouldContain("Archive order: 6 rows done.");
    }

    [Fact]
    public async Task Reason_IsAskedOnce_AndAnEmptySelectionIsReported()
    {
        using var client = app.As("operator");
        using var response = await app.PostAsync(client, "/admin/orders/bulk/void?id=" + OrderApp.Id(16), ("reason", ""));
        (await AdminUiApp.ParseAsync(response)).QuerySelectorAll("textarea[name=reason][aria-invalid=true]").Length.ShouldBe(1);
        (await app.PageAsync("/admin/orders/bulk/void")).QuerySelector(".tn-empty-title")!.TextContent.ShouldBe("No rows selected");
        await app.PageAsync("/admin/orders/bulk/credit?id=" + OrderApp.Id(16), expected: HttpStatusCode.NotFound);
    }
}
