using Tenantry.Samples.KidsAiAcademy;

namespace Tenantry.Onboarding.Tests.Purchases;

/// <summary>A one-time purchase is delivered like a subscription: enrollment, content, welcome email and home page.</summary>
public sealed class BoughtProductTests
{
    [Fact]
    public async Task Coaching_OpensItsLessons_SendsTheWelcome_AndIsOnTheHomePage()
    {
        await using var app = await OnboardingApp.StartAsync(null, [.. KidsAiAcademyPlatform.Products()]);
        var tenant = app.NewTenant();
        var bought = await BuyAsync(app, tenant);
        using var member = app.Member(tenant);

        (await app.CountAsync("content.enrollment", "product = 'coaching'")).ShouldBe(1);
        (await member.GetStringAsync(new Uri("/space/coaching/lessons/1", UriKind.Relative))).ShouldContain("The six questions");
        var welcome = (await app.EmailsAsync("lifecycle.welcome")).ShouldHaveSingleItem();
        welcome.ShouldStartWith("Welcome to Coaching\n");
        welcome.ShouldContain("https://academy.example/space/coaching/lessons/1");
        var home = (await OnboardingApp.PageAsync(member, "/space")).Body!.TextContent;
        home.ShouldContain("Coaching");
        home.ShouldContain("Bought on");
        home.ShouldContain("$500.00");
        home.ShouldContain("Prepare the first session");
        home.ShouldNotContain("No subscription yet");

        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.DeliverAsync();
        (await app.CountAsync("content.delivered_lesson", $"subscription_id = '{bought.Id}'")).ShouldBe(2, "the second week");
    }

    [Fact]
    public async Task Purchase_IsDeliveredOnce_HoweverOftenItIsAnnounced()
    {
        await using var app = await OnboardingApp.StartAsync(null, [.. KidsAiAcademyPlatform.Products()]);
        var tenant = app.NewTenant();
        var bought = await BuyAsync(app, tenant);
        await app.PublishAsync(tenant, new ProductPurchased(bought, bought.PurchasedAt));
        await app.WaitForEventsAsync();

        (await app.CountAsync("content.enrollment")).ShouldBe(1);
        (await app.EmailsAsync("lifecycle.welcome")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refund_ClosesTheContent_AndTheHomePageSaysSo()
    {
        await using var app = await OnboardingApp.StartAsync(null, [.. KidsAiAcademyPlatform.Products()]);
        var tenant = app.NewTenant();
        var bought = await BuyAsync(app, tenant);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var refunded = bought with { EndedAt = app.Clock.GetUtcNow() };
        app.Subscriptions.Set(refunded);
        await app.PublishAsync(tenant, new PurchaseEnded(refunded, app.Clock.GetUtcNow()));
        await app.WaitForEventsAsync();
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.DeliverAsync();

        (await app.CountAsync("content.enrollment", "ended_at is not null")).ShouldBe(1);
        (await app.CountAsync("content.delivered_lesson")).ShouldBe(1);
        using var member = app.Member(tenant);
        var lesson = await member.GetStringAsync(new Uri("/space/coaching/lessons/1", UriKind.Relative));
        lesson.ShouldContain("Your access has ended");
        lesson.ShouldNotContain("The six questions");
        (await OnboardingApp.PageAsync(member, "/space")).Body!.TextContent.ShouldContain("Your payment was refunded.");
    }

    [Fact]
    public async Task PackOfCredits_EnrollsNoTenant()
    {
        await using var app = await OnboardingApp.StartAsync(null, [.. KidsAiAcademyPlatform.Products()]);
        var tenant = app.NewTenant();
        await BuyAsync(app, tenant, grantsAccess: false);

        (await app.CountAsync("content.enrollment")).ShouldBe(0);
        (await app.EmailsAsync("lifecycle.welcome")).ShouldBeEmpty();
    }

    private static async Task<PurchaseSummary> BuyAsync(OnboardingApp app, TenantId tenant, bool grantsAccess = true)
    {
        var bought = new PurchaseSummary(
            PurchaseId.New(app.Clock), tenant, "coaching", "Coaching", "package", "Four sessions", 500.Usd(), 1, app.Clock.GetUtcNow())
        {
            GrantsAccess = grantsAccess,
        };
        app.Subscriptions.Set(bought);
        await app.PublishAsync(tenant, new ProductPurchased(bought, bought.PurchasedAt));
        await app.WaitForEventsAsync();
        return bought;
    }
}
