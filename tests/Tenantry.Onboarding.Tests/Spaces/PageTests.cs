using System.Net;
using AngleSharp.Dom;

namespace Tenantry.Onboarding.Tests.Spaces;

public sealed class PageTests
{
    [Fact]
    public async Task Home_WithoutSubscription_LeadsToThePlans()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        using var member = app.Member(app.NewTenant());
        var page = await OnboardingApp.PageAsync(member, "/space");
        page.QuerySelector(".tn-empty a")!.GetAttribute("href").ShouldBe("/pricing");
        page.QuerySelector(".tn-nav a[aria-current=page]")!.TextContent.Trim().ShouldBe("Home");
    }

    [Fact]
    public async Task Home_ShowsPlan_Lessons_Checklist_AndUse()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        app.Clock.Advance(TimeSpan.FromDays(8));
        await app.DeliverAsync();
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space");

        page.QuerySelectorAll(".tn-details dd").Select(element => element.TextContent.Trim()).ShouldBe(["Monthly", "$10.00 a month", "28 Feb 2026"]);
        page.QuerySelectorAll(".onb-list li").Select(element => element.QuerySelector("a, span")!.TextContent).Take(3)
            .ShouldBe(["1. Lesson title 1", "2. Lesson title 2", "3. Lesson title 3"]);
        page.QuerySelectorAll(".onb-list a").Select(element => element.GetAttribute("href"))
            .ShouldBe(["/space/academy/lessons/1", "/space/academy/lessons/2", "/space/academy/community"]);
        page.QuerySelector("li.onb-locked time")!.GetAttribute("datetime").ShouldBe("2026-02-14T10:00:00Z");
        page.QuerySelector(".tn-checklist")!.TextContent.ShouldContain("Read your first lesson");
        page.QuerySelector(".tn-meter")!.TextContent.ShouldContain("Assistant questions");
    }

    [Fact]
    public async Task LessonThatIsDue_AndNotDeliveredYet_OpensInAFewMinutes()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        app.Clock.Advance(TimeSpan.FromDays(7));
        using var member = app.Member(subscription.Tenant);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelector("li.onb-locked")!.TextContent.ShouldContain("Opens in a few minutes");
    }

    [Theory]
    [InlineData(SubscriptionStatus.Active, false, 365, "Active", "Renews on")]
    [InlineData(SubscriptionStatus.Active, true, 365, "Ending", "Ends on")]
    [InlineData(SubscriptionStatus.Trialing, false, 7, "Trial", "First payment on")]
    [InlineData(SubscriptionStatus.PastDue, false, 7, "Payment failed", "Access until")]
    [InlineData(SubscriptionStatus.Canceled, false, 0, "Ended", "Access ended on")]
    public async Task Card_SaysHowTheSubscriptionStands(SubscriptionStatus status, bool cancels, int days, string word, string term)
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        app.Subscriptions.Set(subscription with { Status = status, CancelsAtPeriodEnd = cancels, AccessUntil = app.Clock.GetUtcNow().AddDays(days) });
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space");

        page.QuerySelector(".tn-badge")!.TextContent.ShouldBe(word);
        page.QuerySelectorAll(".tn-details dt").Select(element => element.TextContent).ShouldContain(term);
        (page.QuerySelector(".tn-upgrade a")?.GetAttribute("href") == "/pricing").ShouldBe(days == 0);
    }

    [Fact]
    public async Task SubscriptionThatWasNeverPaid_IsNotShown()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        app.Subscribed(tenant, status: SubscriptionStatus.Incomplete);
        using var member = app.Member(tenant);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelector(".tn-empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task Step_IsTicked_ByItsButton()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var form = (await OnboardingApp.PageAsync(member, "/space")).QuerySelector(".tn-checklist form")!;
        using var answer = await OnboardingApp.PostAsync(member, "/space", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await OnboardingApp.PageAsync(member, "/space")).QuerySelectorAll(".tn-checklist li.tn-done").Select(element => element.QuerySelector("span")!.TextContent)
            .ShouldBe(["Start your subscription", "Say hello in the community"]);
    }

    [Fact]
    public async Task Lesson_IsRead_AndMarkedAsDone()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space/academy/lessons/1");
        page.QuerySelector("h1")!.TextContent.Trim().ShouldBe("Lesson title 1");
        page.QuerySelector("article")!.TextContent.ShouldContain("The text of lesson 1.");
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/space/academy/lessons/2");
        page.QuerySelector("a[rel=prev]").ShouldBeNull();

        using var answer = await OnboardingApp.PostAsync(member, "/space/academy/lessons/1", page.QuerySelector("main form")!);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.CountAsync("content.delivered_lesson", "done_at is not null")).ShouldBe(1);
        (await OnboardingApp.PageAsync(member, "/space/academy/lessons/1")).QuerySelector(".tn-badge")!.TextContent.ShouldBe("Done");
    }

    [Fact]
    public async Task LockedLesson_SaysWhenItOpens_AndNotAWordOfItsText()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var page = await OnboardingApp.PageAsync(member, "/space/academy/lessons/3");
        page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("Lesson 3 is not open yet");
        page.QuerySelector(".tn-empty")!.TextContent.ShouldContain("It opens by itself on 14 February 2026");
        page.DocumentElement.OuterHtml.ShouldNotContain("The text of lesson 3");
    }

    [Fact]
    public async Task Project_OpensWithItsLesson_AndTheCommunityAtOnce()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        (await OnboardingApp.PageAsync(member, "/space/academy/projects/1")).QuerySelector("article").ShouldBeNull();
        (await OnboardingApp.PageAsync(member, "/space/academy/community")).QuerySelector("article")!.TextContent.ShouldContain("Be kind.");
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.DeliverAsync();
        (await OnboardingApp.PageAsync(member, "/space/academy/projects/1")).QuerySelector("article")!.TextContent.ShouldContain("Draw.");
    }

    [Fact]
    public async Task EndedAccess_SaysSo_AndShowsTheWayBack()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrolledAsync(app.NewTenant());
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
    public async Task AnotherTenantsContent_IsNotThere(string path)
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        await app.EnrolledAsync(app.NewTenant());
        using var stranger = app.Member(app.NewTenant());
        using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Visitor_IsAskedToSignIn()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        using var visitor = app.Test.Client();
        (await visitor.GetAsync(new Uri("/space", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await visitor.GetAsync(new Uri("/space/academy/lessons/1", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
