using System.Net;
using Tenantry.AdminUi.Tests.Resources;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class DeadLetterTests(PlatformApp app)
{
    [Fact]
    public async Task Replay_RequiresAReason_RequeuesTheEvent_AndIsAudited()
    {
        var id = Guid.Parse("01900000-0000-7000-8000-0000000000d1");
        await app.SqlAsync(
            """
            insert into platform.event_delivery (tenant_id, handler, position, id, event_id, name, attempts, body, occurred_at,
                dead_lettered_at, error)
            values ($1, 'Academy.TestEventHandler', 1, gen_random_uuid(), $2, 'test.event', 10, '{"amount":1200,"note":"<script>"}',
                '2026-01-30', '2026-01-31', E'System.Exception: <i>broken</i>\n   at Somewhere')
            """,
            PlatformApp.Tenant.Value, id);

        var list = await app.PageAsync("/admin/dead-letters?q=broken");
        list.QuerySelectorAll("tbody td:not(.tn-select)")[1].TextContent.Trim().ShouldBe("System.Exception: <i>broken</i>");
        var path = list.QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await app.PageAsync(path)).QuerySelectorAll("pre")[1].TextContent.ShouldBe("{\n  \"amount\": 1200,\n  \"note\": \"<script>\"\n}");
        using var client = app.As("operator");
        using var withoutReason = await app.ConfirmAsync(client, path + "/replay");
        (await AdminUiApp.ParseAsync(withoutReason)).QuerySelector(".tn-field-error").ShouldNotBeNull();
        using var response = await app.ConfirmAsync(client, path + "/replay", "The handler is fixed");

        new Uri(app.App.Address, response.Headers.Location!).AbsolutePath.ShouldBe("/admin/dead-letters");
        await app.PageAsync(path, expected: HttpStatusCode.NotFound);
        (await app.SqlAsync("select reason from platform.audit_entry where subject = $1 and tenant_id = $2", $"event/{id}",
            PlatformApp.Tenant.Value)).ShouldBe("The handler is fixed");
        // No node of this test has the handler, so the delivery waits.
        (await app.SqlAsync(
            "select attempts from platform.event_delivery where event_id = $1 and dead_lettered_at is null and due_at is not null",
            id)).ShouldBe(0);
    }
}
