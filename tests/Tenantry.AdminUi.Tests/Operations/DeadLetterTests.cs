using System.Net;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class DeadLetterTests(PlatformApp app)
{
    [Fact]
    public async Task Replay_AsksWhy_BringsTheEventBack_AndIsWrittenDown()
    {
        var id = Guid.Parse("01900000-0000-7000-8000-0000000000d1");
        await app.SqlAsync(
            """
            insert into platform.outbox_dead_letter (tenant_id, id, name, body, occurred_at, died_at, error)
            values ($1, $2, 'test.happened', '{"amount":1200,"note":"<script>"}', '2026-01-30', '2026-01-31', E'System.Exception: <i>broken</i>\n   at Somewhere')
            """,
            PlatformApp.Tenant.Value, id);

        var list = await app.PageAsync("/admin/dead-letters?q=broken");
        list.QuerySelectorAll("tbody td")[1].TextContent.Trim().ShouldBe("System.Exception: <i>broken</i>");
        var path = list.QuerySelector("tbody th a")!.GetAttribute("href")!;
        (await app.PageAsync(path)).QuerySelectorAll("pre")[1].TextContent.ShouldBe("{\n  \"amount\": 1200,\n  \"note\": \"<script>\"\n}");
        using var client = app.As("operator");
        using var without = await app.ConfirmAsync(client, path + "/replay");
        (await AdminUiApp.ParseAsync(without)).QuerySelector(".tn-field-error").ShouldNotBeNull();
        using var answer = await app.ConfirmAsync(client, path + "/replay", "The handler is mended");

        new Uri(app.App.Address, answer.Headers.Location!).AbsolutePath.ShouldBe("/admin/dead-letters");
        await app.PageAsync(path, expected: HttpStatusCode.NotFound);
        (await app.SqlAsync("select reason from platform.audit_entry where subject = $1 and tenant_id = $2", $"event/{id}", PlatformApp.Tenant.Value)).ShouldBe("The handler is mended");
        await Eventually.HoldsAsync(async () => (long)(await app.SqlAsync("select count(*) from platform.outbox_event where event_id = $1", id))! == 0, "the delivery");
    }
}
