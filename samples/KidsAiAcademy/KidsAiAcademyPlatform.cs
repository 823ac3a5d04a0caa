using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Lifecycle;
using Tenantry.Metering.Contracts;
using Tenantry.Onboarding;

namespace Tenantry.Samples.KidsAiAcademy;

/// <summary>Describes a creator platform with five products. It contains no code for billing, content delivery or email.</summary>
public static class KidsAiAcademyPlatform
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Gets the monthly revenue target of the five products together.</summary>
    /// <value>$20,000.</value>
    public static Money MonthlyTarget { get; } = 20_000.Usd();

    /// <summary>Gets the features that the plans grant.</summary>
    public static IReadOnlyList<FeatureDefinition> Features { get; } =
    [
        new("lessons", "Weekly lessons"),
        new("projects", "Projects"),
        new("community", "Community"),
        new("live_sessions", "Live sessions"),
        new("coaching", "One-to-one coaching"),
        new("api_calls", "Assistant questions", IsMetered: true),
    ];

    /// <summary>Gets the meters of metered features.</summary>
    public static IReadOnlyList<MeterDefinition> Meters { get; } = [new("api_calls", "Assistant questions", "question")];

    /// <summary>Describes the five products.</summary>
    /// <returns>The products, in the order of the pricing page.</returns>
    public static IEnumerable<ProductDescription> Products() => [KidsAcademy(), WomenInAi(), ToolsLibrary(), Membership(), Coaching()];

    private static ProductDescription KidsAcademy() => new ProductBuilder("kids-ai-academy")
        .Named("Kids AI Academy")
        .Described("One lesson a week to explore AI together with your child, away from the screen as often as in front of it.")
        .Audience("Parents teaching children AI, ages 7 to 13")
        .MonthlyTarget(4_000.Usd())
        .Plan("monthly", plan => plan
            .Costs(10.Usd()).Monthly()
            .Grants("lessons", "projects", "community").Limits("api_calls", 1000)
            .Highlights("A new lesson every week", "An activity without a screen in each", "Notes for parents on safe use"))
        .Lessons("content/kids-ai-academy", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your email", CompletionTriggers.EmailConfirmed, "We'll send your weekly lesson there.")
            .Step("subscribe", "Start your subscription", CompletionTriggers.SubscriptionActive)
            .Step(
                "first-lesson", "Do the first lesson together", CompletionTriggers.FirstLessonCompleted,
                "You need half an hour and two sheets of paper.", "/space/kids-ai-academy/lessons/1")
            .Step("house-rules", "Agree on your family's AI rules",
                text: "Three sentences on the fridge are enough. Lesson 2 shows you how.")
            .Step("say-hello", "Say hello in the community", text: "Parents only, and everyone is friendly.",
                href: "/space/kids-ai-academy/community", isRequired: false))
        .WelcomeEmail("Welcome to Kids AI Academy",
            "You don't need to know anything about AI. All you need is a child, a table and half an hour a week.")
        .Build();

    private static ProductDescription WomenInAi() => new ProductBuilder("women-in-ai")
        .Named("Women in AI Community")
        .Described("Learn AI together with other women: a lesson a week, and a place to ask anything.")
        .Audience("Women learning AI")
        .MonthlyTarget(5_000.Usd())
        .Plan("monthly", plan => plan
            .Costs(20.Usd()).Monthly()
            .Grants("lessons", "projects", "community", "live_sessions")
            .Highlights("A new lesson every week", "Small peer group", "A portfolio project"))
        .Lessons("content/women-in-ai", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your email", CompletionTriggers.EmailConfirmed)
            .Step("first-lesson", "Read the first lesson", CompletionTriggers.FirstLessonCompleted, href: "/space/women-in-ai/lessons/1")
            .Step("introduce-yourself", "Introduce yourself",
                text: "Three lines: what you do, what you want to learn, what you can help with.", href: "/space/women-in-ai/community")
            .Step("pick-a-group", "Join a small group", isRequired: false))
        .WelcomeEmail("Welcome to the Women in AI Community", "Every question is welcome. Everyone here started as a beginner.")
        .Build();

    private static ProductDescription ToolsLibrary() => new ProductBuilder("ai-tools-library")
        .Named("AI Tools Library")
        .Described("AI tools worth an entrepreneur's time, tested on real work, with their costs and limits.")
        .Audience("Entrepreneurs using AI tools")
        .MonthlyTarget(4_500.Usd())
        .Plan("monthly", plan => plan
            .Named("Solo").Costs(15.Usd()).Monthly().Or(price => price.Costs(150.Usd()).Yearly())
            .Grants("lessons").Limits("api_calls", 500)
            .Highlights("One workflow a week, ready to copy", "Costs and limits of each tool"))
        .Plan("team", plan => plan
            .Named("Team").Costs(12.Usd()).Monthly().PerSeat(min: 3).Or(price => price.Costs(120.Usd()).Yearly())
            .Grants("lessons", "community").Limits("api_calls", 2000)
            .Highlights("Everything in Solo", "One bill for the whole team"))
        .Lessons("content/ai-tools-library", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your email", CompletionTriggers.EmailConfirmed)
            .Step("first-lesson", "Find the first hour to save", CompletionTriggers.FirstLessonCompleted,
                href: "/space/ai-tools-library/lessons/1")
            .Step("write-policy", "Write down what never goes into a tool",
                text: "Customer data, contracts, passwords. Lesson 2 has a template."))
        .WelcomeEmail("Welcome to the AI Tools Library", "One workflow a week. Keep the ones that save you time and skip the rest.")
        .Build();

    private static ProductDescription Membership() => new ProductBuilder("membership")
        .Named("Membership")
        .Described("Keep going: a monthly theme, office hours, and the alumni community.")
        .Audience("Existing members")
        .MonthlyTarget(4_700.Usd())
        .Plan("monthly", plan => plan
            .Costs(47.Usd()).Monthly()
            .Grants("lessons", "community", "live_sessions").Limits("api_calls", 3000)
            .Highlights("Office hours every two weeks", "A monthly theme, worked through together"))
        .Lessons("content/membership", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your email", CompletionTriggers.EmailConfirmed)
            .Step("first-lesson", "Write your ninety-day plan", CompletionTriggers.FirstLessonCompleted,
                href: "/space/membership/lessons/1")
            .Step("book-office-hours", "Bring one question to office hours"))
        .WelcomeEmail("Welcome to the Membership", "You know the basics. Now let's go deeper.")
        .Build();

    private static ProductDescription Coaching() => new ProductBuilder("coaching")
        .Named("Coaching")
        .Described("Four one-to-one sessions about your plan, with written notes after each.")
        .Audience("Clients")
        .MonthlyTarget(1_000.Usd())
        .Plan("package", plan => plan
            .Named("Four sessions").Costs(500.Usd()).Once()
            .Grants("coaching")
            .Highlights("Four one-hour sessions", "Notes and next steps after each"))
        .Lessons("content/coaching", every: Week)
        .Checklist(checklist => checklist
            .Step("first-lesson", "Prepare the first session", CompletionTriggers.FirstLessonCompleted, href: "/space/coaching/lessons/1")
            .Step("send-answers", "Send your answers before we meet"))
        .WelcomeEmail("Welcome to Coaching",
            "Please answer a few questions before we meet, so that we can make the most of the first session.")
        .Build();
}
