using System.Net;
using Tenantry.AdminUi.Tests.Resources;
using Tenantry.Jobs.Pages;
using Tenantry.Platform.Pages;
using Tenantry.Testing;

namespace Tenantry.AdminUi.Tests.Operations;

public sealed class JobTests(PlatformApp app)
{
    [Fact]
    public async Task Job_ShowsItsSchedule_InWords()
    {
        var page = await app.PageAsync("/admin/jobs?q=tidy");

        page.QuerySelector("tbody th")!.TextContent.Trim().ShouldBe("test.tidy_up");
        page.QuerySelector("tbody td:not(.tn-select)")!.TextContent.Trim().ShouldBe("Every day at 03:00 UTC");
        page.QuerySelectorAll("tbody td:not(.tn-select)")[3].QuerySelector("time").ShouldNotBeNull();
        page.QuerySelector(".tn-row-actions a")!.GetAttribute("href").ShouldBe("/admin/jobs/test.tidy_up/run-now");
        page.QuerySelector(".tn-row-actions a")!.GetAttribute("aria-label").ShouldBe("Run now: test.tidy_up");
    }

    [Fact]
    public async Task RunNow_RunsTheJob_AndShowsItsError()
    {
        using var client = app.As("operator");
        using var response = await app.ConfirmAsync(client, "/admin/jobs/test.fails/run-now");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Eventually.HoldsAsync(async () =>
            (long)(await app.SqlAsync("select count(*) from jobs.job_run where name = 'test.fails'"))! > 0, "the run");
        var job = await app.PageAsync("/admin/jobs/test.fails");
        job.QuerySelector("h1 .tn-badge")!.TextContent.ShouldBe("Failed");
        job.QuerySelector(".tn-timeline")!.TextContent.ShouldContain("jobs.job.started_by_hand");
        var runs = await app.PageAsync("/admin/job-runs?status=Failed&q=test.fails");
        var run = await app.PageAsync(runs.QuerySelector("tbody th a")!.GetAttribute("href")!);
        run.QuerySelector("pre")!.TextContent.ShouldContain("The <b>disk</b> is full");
        run.QuerySelector(".tn-details a")!.GetAttribute("href").ShouldBe("/admin/jobs/test.fails");
    }

    [Theory]
    [InlineData("0 0 3 * * ?", "Every day at 03:00 UTC")]
    [InlineData("0 30 14 * * ?", "Every day at 14:30 UTC")]
    [InlineData("0 0/15 * * * ?", "Every 15 minutes")]
    [InlineData("0 */1 * * * ?", "Every minute")]
    [InlineData("*/10 * * * * ?", "Every 10 seconds")]
    [InlineData("0 5 * * * ?", "Every hour at :05")]
    [InlineData("0 0 0/6 * * ?", "Every 6 hours")]
    [InlineData("0 0 6 ? * MON", "Every Monday at 06:00 UTC")]
    [InlineData("0 0 2 1 * ?", "On day 1 of each month at 02:00 UTC")]
    [InlineData("0 0 2 L * ?", "0 0 2 L * ?")]
    [InlineData("0 0 2,14 * * ?", "0 0 2,14 * * ?")]
    public void CommonSchedule_IsDescribedInWords(string cron, string text) => CronDescription.Describe(cron).ShouldBe(text);
}
