using System.Net;
using AngleSharp.Dom;

namespace Tenantry.Onboarding.Tests.Spaces;

public sealed class PageTests
{
    [Fact]
    public async Task Home_WithoutSubscription_LinksToThePlans()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        using var member = app.Member(app.NewTenant());
        var page = await OnboardingApp.PageAsync(member, "/space");
        page.QuerySelector(".tn-empty a")!.GetAttribute("href").ShouldBe("/pricing");
        page.QuerySelector(".tn-nav a[aria-current=page]")!.TextContent.Trim().ShouldBe("Home");
    }

    [Fact]
    public async Task Home_ShowsPlan_Lessons_Checklist_AndUsage()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.DeliverAsync();
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space");

        page.QuerySelectorAll(".tn-details dd").Select(element => element.TextContent.Trim())
            .ShouldBe(["Monthly", "$10.00 a month", "28 Feb 2026"]);
        page.QuerySelectorAll(".onb-list li").Select(element => element.QuerySelector("a, span")!.TextContent).Take(3)
            .ShouldBe(["1. Lesson title 1", "2. Lesson title 2", "3. Lesson title 3"]);
        page.QuerySelectorAll(".onb-list a").Select(element => element.GetAttribute("href"))
            .ShouldBe(["/space/academy/lessons/1", "/space/academy/lessons/2", "/space/academy/community"]);
        page.QuerySelector("li.onb-locked time")!.GetAttribute("datetime").ShouldBe("2026-02-14T10:00:00Z");
        page.QuerySelector(".tn-checklist")!.TextContent.ShouldContain("Read your first lesson");
        page.QuerySelector(".tn-meter")!.TextContent.ShouldContain("Assistant questions");
    }

    [Fact]
    public async Task DueLesson_ThatIsNotDeliveredYet_UnlocksInAFewMinutes()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Clock.Advance(TimeSpan.FromDays(7));
        using var member = app.Member(subscription.Tenant);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelector("li.onb-locked")!.TextContent
            .ShouldContain("Unlocks in a few minutes");
    }

    [Theory]
    [InlineData(SubscriptionStatus.Active, false, 365, "Active", "Renews on")]
    [InlineData(SubscriptionStatus.Active, true, 365, "Cancels", "Cancels on")]
    [InlineData(SubscriptionStatus.Trialing, false, 7, "Trial", "First payment on")]
    [InlineData(SubscriptionStatus.PastDue, false, 7, "Payment failed", "Access until")]
    [InlineData(SubscriptionStatus.Canceled, false, 0, "Ended", "Access ended on")]
    public async Task Card_ShowsTheStatusOfTheSubscription(SubscriptionStatus status, bool cancels, int days, string text, string term)
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Subscriptions
            .Set(subscription with { Status = status, CancelsAtPeriodEnd = cancels, AccessUntil = app.Clock.GetUtcNow().AddDays(days) });
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space");

        page.QuerySelector(".tn-badge")!.TextContent.ShouldBe(text);
        page.QuerySelectorAll(".tn-details dt").Select(element => element.TextContent).ShouldContain(term);
        (page.QuerySelector(".tn-upgrade a")?.GetAttribute("href") == "/pricing").ShouldBe(days == 0);
    }

    [Fact]
    public async Task UnpaidFirstSubscription_IsNotShown()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        app.Subscribe(tenant, status: SubscriptionStatus.Incomplete);
        using var member = app.Member(tenant);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelector(".tn-empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task Step_IsCompleted_ByItsButton()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var form = (await OnboardingApp.PageAsync(member, "/space")).QuerySelector(".tn-checklist form")!;
        using var response = await OnboardingApp.PostAsync(member, "/space", form);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelectorAll(".tn-checklist li.tn-done")
            .Select(element => element.QuerySelector("span")!.TextContent)
            .ShouldBe(["Start your subscription", "Say hello in the community"]);
    }

    [Fact]
    public async Task Lesson_IsShown_AndMarkedAsDone()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space/academy/lessons/1");
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Lesson title 1");
        page.QuerySelector("article")!.TextContent.ShouldContain("The text of lesson 1.");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/space/academy/lessons/2");
        page.QuerySelector("a[rel=prev]").ShouldBeNull();

        using var response = await OnboardingApp.PostAsync(member, "/space/academy/lessons/1", page.QuerySelector("main form")!);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.CountAsync("content.delivered_lesson", "done_at is not null")).ShouldBe(1);
        (await OnboardingApp.PageAsync(member, "/space/academy/lessons/1")).QuerySelector(".tn-badge")!.TextContent.ShouldBe("Done");
    }

    [Fact]
    public async Task LockedLesson_ShowsWhenItUnlocks_ButNotItsText()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space/academy/lessons/3");
        page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("Lesson 3 is locked");
        page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("It unlocks on 14 February 2026");
        page.DocumentElement.OuterHtml.ShouldNotContain("The text of lesson 3");
    }

    [Fact]
    public async Task Project_UnlocksWithItsLesson_AndTheCommunityImmediately()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        (await OnboardingApp.PageAsync(member, "/space/academy/projects/1")).QuerySelector("article").ShouldBeNull();
        (await OnboardingApp.PageAsync(member, "/space/academy/community")).QuerySelector("article")!.TextContent.ShouldContain("Be kind.");
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.DeliverAsync();
        (await OnboardingApp.PageAsync(member, "/space/academy/projects/1")).QuerySelector("article")!.TextContent.ShouldContain("Draw.");
    }

    [Fact]
    public async Task EndedAccess_IsShown_WithALinkToThePlans()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Subscriptions.Set(subscription with { AccessUntil = app.Clock.GetUtcNow() });
        using var member = app.Member(subscription.Tenant);
        foreach (var path in new[] { "/space/academy/lessons/1", "/space/academy/projects/1", "/space/academy/community" })
        {
            var page = await OnboardingApp.PageAsync(member, path);
            page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("Your access has ended");
            page.QuerySelector(".tn-empty a.btn-primary")!.GetAttribute("href").ShouldBe("/pricing");
            page.QuerySelector("article").ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("/space/academy/lessons/1")]
    [InlineData("/space/academy/lessons/99")]
    [InlineData("/space/academy/projects/1")]
    [InlineData("/space/academy/projects/9")]
    [InlineData("/space/academy/community")]
    [InlineData("/space/nothing/lessons/1")]
    [InlineData("/space/nothing/community")]
    public async Task AnotherTenantsContent_IsNotFound(string path)
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        await app.EnrollAsync(app.NewTenant());
        using var other = app.Member(app.NewTenant());
        using var response = await other.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task AnonymousRequest_IsUnauthorized()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        using var anonymous = app.Test.Client();
        (await anonymous.GetAsync(new Uri("/space", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await anonymous.GetAsync(new Uri("/space/academy/lessons/1", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
