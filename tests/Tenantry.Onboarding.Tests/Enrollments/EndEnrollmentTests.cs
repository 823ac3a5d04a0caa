using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
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

        var resource = app.Test.Services.GetServices<ResourceDefinition>().Single(definition => definition.Name == "enrollments");
        await using var scope = app.Test.For(null);
        Task<ResourcePage> ListAsync(string search, string status, int size = 10) =>
            resource.ListAsync(app.Test.Services, new ResourceQuery(search, status, 1, size), default);

        (await ListAsync("", "")).Rows.Select(row => row.Cells[0]).ShouldBe(["The Hoppers", "Kite & Co"]);
        (await ListAsync("", "", size: 1)).ShouldSatisfyAllConditions(page => page.Total.ShouldBe(2), page => page.Rows.Count.ShouldBe(1));
        (await ListAsync("ACAD", "Active")).Rows.ShouldHaveSingleItem().Cells.Take(4)
            .ShouldBe(["The Hoppers", "academy", "Active", "1 of 5"]);
        (await ListAsync("", "Ended")).Rows.ShouldHaveSingleItem().Id.ShouldBe(ended.Id.ToString());
        (await ListAsync("other", "")).Rows.ShouldBeEmpty();
        (await resource.FindAsync!(app.Test.Services, active.Id.ToString(), default))!.Title.ShouldBe("The Hoppers · academy");
        (await resource.FindAsync!(app.Test.Services, "nonsense", default)).ShouldBeNull();
        (await resource.FindAsync!(app.Test.Services, TenantId.New(app.Clock).ToString(), default)).ShouldBeNull();
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
