using Tenantry.Content.Contracts;
using Tenantry.Lifecycle.Products;

namespace Tenantry.Onboarding.Tests.Enrollments;

public sealed class StartEnrollmentTests
{
    [Fact]
    public async Task SubscriptionStarted_DeliveredThreeTimes_EnrollsAndWelcomesOnce()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        var subscription = app.Subscribe(tenant);

        for (var time = 0; time < 3; time++)
        {
            await app.PublishAsync(tenant, new SubscriptionStarted(subscription, app.Clock.GetUtcNow()));
        }

        await app.WaitForEventsAsync();
        (await app.CountAsync("content.enrollment")).ShouldBe(1);
        (await app.CountAsync("content.delivered_lesson")).ShouldBe(1);
        var email = (await app.EmailsAsync("lifecycle.welcome")).ShouldHaveSingleItem();
        email.ShouldStartWith("Welcome to Kids AI Academy\n");
        email.ShouldContain("https://academy.example/space\n");
        email.ShouldContain("Lesson title 1 (about 20 minutes)");
        email.ShouldContain("https://academy.example/space/academy/lessons/1");
    }

    [Fact]
    public async Task FirstLesson_IsDeliveredImmediately_WithTheWelcomeEmail()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());

        (await app.LessonsAsync(subscription)).ShouldBe([1]);
        ReceivedEvents<LessonDelivered>.All.Where(received => received.Tenant == subscription.Tenant).ShouldHaveSingleItem().Event
            .ShouldBe(new LessonDelivered(subscription.Id.Value, "academy", 1, app.Clock.GetUtcNow()));
        (await app.EmailsAsync("lifecycle.lesson")).ShouldBeEmpty();
    }

    [Fact]
    public async Task ProductWithoutWelcomeEmail_SendsALessonEmail()
    {
        var product = Academy.Product();
        await using var app = await OnboardingApp.StartAsync(null, product with { Parts = product.Parts.Remove(typeof(WelcomeEmail)) });
        await app.EnrollAsync(app.NewTenant());

        (await app.EmailsAsync("lifecycle.welcome")).ShouldBeEmpty();
        (await app.EmailsAsync("lifecycle.lesson")).ShouldHaveSingleItem().ShouldStartWith("Lesson 1: Lesson title 1\n");
    }

    [Fact]
    public async Task MissingTenant_GetsNoEmail()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        await app.EnrollAsync(TenantId.New(app.Clock));

        (await app.CountAsync("emailing.email")).ShouldBe(0);
        (await app.CountAsync("content.enrollment")).ShouldBe(1);
    }

    [Fact]
    public async Task ProductWithoutContent_IsEnrolled_WithoutLessonOrEmail()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        await app.EnrollAsync(app.NewTenant(), "seats", "Seats");

        (await app.CountAsync("content.enrollment")).ShouldBe(1);
        (await app.CountAsync("content.delivered_lesson")).ShouldBe(0);
        (await app.CountAsync("emailing.email")).ShouldBe(0);
    }

    [Fact]
    public async Task TwoProductsOfOneTenant_AreEnrolledSeparately()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product(),
            Academy.Product() with { Key = "second", Name = "Second" });
        var tenant = app.NewTenant();
        var first = await app.EnrollAsync(tenant);
        app.Clock.Advance(TimeSpan.FromDays(3));
        var second = await app.EnrollAsync(tenant, "second", "Second");

        (await app.LessonsAsync(first)).ShouldBe([1]);
        (await app.LessonsAsync(second)).ShouldBe([1]);
        (await app.EmailsAsync("lifecycle.welcome")).Count.ShouldBe(2);
    }
}
