using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.TestSupport.Pages;
using Tenantry.Content.Lessons;

namespace Tenantry.Onboarding.Tests.Enrollments;

public sealed class EndEnrollmentTests
{
    [Fact]
    public async Task EndedSubscription_GetsNoMoreLessons_AndLosesAccess()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        await EndAsync(app, subscription);
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.DeliverAsync();

        (await app.LessonsAsync(subscription)).ShouldBe([1]);
        await using var scope = app.Test.For(subscription.Tenant);
        (await scope.Get<OpenContent>().LessonAsync("academy", 1, default)).Problem!.Code.ShouldBe("content.access_ended");
    }

    [Fact]
    public async Task Access_DependsOnTheSubscription_EvenBeforeTheEventArrives()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Subscriptions.Set(subscription with { AccessUntil = app.Clock.GetUtcNow().AddDays(7) });

        await using var scope = app.Test.For(subscription.Tenant);
        app.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        (await scope.Get<OpenContent>().LessonAsync("academy", 1, default)).IsProblem.ShouldBeFalse();
        app.Clock.Advance(TimeSpan.FromTicks(1));
        (await scope.Get<OpenContent>().LessonAsync("academy", 1, default)).Problem!.Code.ShouldBe("content.access_ended");
    }

    [Fact]
    public async Task UnpaidSubscription_GetsItsLessonsAfterThePayment()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Subscriptions.Set(subscription with { AccessUntil = app.Clock.GetUtcNow().AddDays(1), Status = SubscriptionStatus.Unpaid });
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.DeliverAsync();
        (await app.LessonsAsync(subscription)).ShouldBe([1]);

        app.Subscriptions.Set(subscription);
        await app.DeliverAsync();
        (await app.LessonsAsync(subscription)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Resubscribing_StartsAgain_WithLesson1()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        await EndAsync(app, await app.EnrollAsync(tenant));
        app.Clock.Advance(TimeSpan.FromDays(40));
        var resubscribed = await app.EnrollAsync(tenant);

        (await app.LessonsAsync(resubscribed)).ShouldBe([1]);
        await using var scope = app.Test.For(tenant);
        (await scope.Get<OpenContent>().LessonAsync("academy", 1, default)).Value!.Enrollment.SubscriptionId.ShouldBe(resubscribed.Id);
    }

    [Fact]
    public async Task Operator_ListsEnrollmentsOfAllTenants_ByStatusAndProduct()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var ended = await app.EnrollAsync(app.NewTenant("Kite & Co"));
        await EndAsync(app, ended);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var active = await app.EnrollAsync(app.NewTenant("The Hoppers"));

        using var pages = new PageClient(app.Operator());
        async Task<IReadOnlyList<string>> TenantsAsync(string query) =>
            [.. (await pages.GetAsync("/admin/enrollments" + query)).QuerySelectorAll("tbody tr").Select(row => PageClient.Cells(row)[1])];

        (await TenantsAsync("")).ShouldBe(["The Hoppers", "Kite & Co"]);
        (await TenantsAsync("?sort=started")).ShouldBe(["Kite & Co", "The Hoppers"]);
        (await TenantsAsync("?view=ended")).ShouldBe(["Kite & Co"]);
        (await TenantsAsync("?q=ACAD&status=Active")).ShouldBe(["The Hoppers"]);
        (await TenantsAsync("?product=academy&tenant=" + ended.Tenant)).ShouldBe(["Kite & Co"]);
        (await TenantsAsync("?q=other")).ShouldBeEmpty();
        PageClient.Cells((await pages.GetAsync("/admin/enrollments?view=active")).QuerySelector("tbody tr")!).Take(5)
            .ShouldBe([Academy.Product().Name, "The Hoppers", "Active", "1 of 5", "0"]);
        var page = await pages.GetAsync("/admin/enrollments/" + active.Id);
        page.QuerySelector("h1")!.TextContent.ShouldContain(Academy.Product().Name + " for The Hoppers");
        page.QuerySelector("h1 .tn-badge")!.TextContent.ShouldBe("Active");
        page.QuerySelectorAll(".tn-panel dt").Select(term => term.TextContent).ShouldContain(term => term.StartsWith("1. "));
        await pages.GetAsync("/admin/enrollments/nonsense", HttpStatusCode.NotFound);
        await pages.GetAsync("/admin/enrollments/" + TenantId.New(app.Clock), HttpStatusCode.NotFound);
    }

    private static async Task EndAsync(OnboardingApp app, SubscriptionSummary subscription)
    {
        var now = app.Clock.GetUtcNow();
        var ended = subscription with { Status = SubscriptionStatus.Canceled, AccessUntil = now };
        app.Subscriptions.Set(ended);
        await app.PublishAsync(subscription.Tenant, new SubscriptionEnded(ended, now));
        await app.PublishAsync(subscription.Tenant, new SubscriptionEnded(ended, now));
        await app.WaitForEventsAsync();
        (await app.CountAsync("content.enrollment", $"ended_at is not null and subscription_id = '{subscription.Id}'")).ShouldBe(1);
    }
}
