using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Content;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Lifecycle;
using Tenantry.Metering.Contracts;
using Tenantry.Onboarding;

namespace Tenantry.Samples.KidsAiAcademy;

/// <summary>One creator's platform of five products, as a description: no code of its own for billing, delivery or mail.</summary>
public static class KidsAiAcademyPlatform
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Gets what the five products should bring in a month together.</summary>
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

    /// <summary>Gets what is counted.</summary>
    public static IReadOnlyList<MeterDefinition> Meters { get; } = [new("api_calls", "Assistant questions", "question")];

    /// <summary>Describes the five products.</summary>
    /// <returns>The products, in the order of the pricing page.</returns>
    public static IEnumerable<ProductDescription> Products() => [KidsAcademy(), WomenInAi(), ToolsLibrary(), Membership(), Coaching()];

    private static ProductDescription KidsAcademy() => new ProductBuilder("kids-ai-academy")
        .Named("Kids AI Academy")
        .Described("One lesson a week to explore AI together with your child, away from the screen as often as in front of it.")
        .For("Parents teaching children AI, ages 7 to 13")
        .Aims(4_000.Usd())
        .Plan("monthly", plan => plan
            .Costs(10.Usd()).Monthly()
            .Grants("lessons", "projects", "community").Limits("api_calls", 1000)
            .Highlights("A new lesson every week", "An activity without a screen in each", "Notes for parents on safe use"))
        .Lessons("content/kids-ai-academy", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your address", CompletionTriggers.EmailConfirmed, "So that the weekly lesson finds you.")
            .Step("subscribe", "Start your subscription", CompletionTriggers.SubscriptionActive)
            .Step("first-lesson", "Do the first lesson together", CompletionTriggers.FirstLessonCompleted,
                "It takes half an hour and two sheets of paper.", "/space/kids-ai-academy/lessons/1")
            .Step("house-rules", "Agree on your family's AI rules", text: "Three sentences on the fridge are enough. Lesson 2 helps.")
            .Step("say-hello", "Say hello in the community", text: "Parents only; it is kind in there.", href: "/space/kids-ai-academy/community", isRequired: false))
        .Welcomes("Welcome to Kids AI Academy", "You do not need to know anything about AI to begin. You need a child, a table and half an hour a week.")
        .Build();

    private static ProductDescription WomenInAi() => new ProductBuilder("women-in-ai")
        .Named("Women in AI Community")
        .Described("Learn AI among women who are learning it too: a lesson a week, and a room to ask anything.")
        .For("Women learning AI")
        .Aims(5_000.Usd())
        .Plan("monthly", plan => plan
            .Costs(20.Usd()).Monthly()
            .Grants("lessons", "projects", "community", "live_sessions")
            .Highlights("A new lesson every week", "A small group that meets", "A project to show"))
        .Lessons("content/women-in-ai", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your address", CompletionTriggers.EmailConfirmed)
            .Step("first-lesson", "Read the first lesson", CompletionTriggers.FirstLessonCompleted, href: "/space/women-in-ai/lessons/1")
            .Step("introduce-yourself", "Introduce yourself", text: "Three lines: what you do, what you want to learn, what you can help with.", href: "/space/women-in-ai/community")
            .Step("pick-a-group", "Pick a small group", isRequired: false))
        .Welcomes("Welcome to the Women in AI Community", "Come as you are. Every question in here was somebody's first.")
        .Build();

    private static ProductDescription ToolsLibrary() => new ProductBuilder("ai-tools-library")
        .Named("AI Tools Library")
        .Described("The AI tools worth an entrepreneur's hour, tried on real work, with what they cost and where they fail.")
        .For("Entrepreneurs using AI tools")
        .Aims(4_500.Usd())
        .Plan("monthly", plan => plan
            .Costs(15.Usd()).Monthly()
            .Grants("lessons").Limits("api_calls", 500)
            .Highlights("One workflow a week, ready to copy", "Costs and limits in plain numbers"))
        .Lessons("content/ai-tools-library", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your address", CompletionTriggers.EmailConfirmed)
            .Step(
                "first-lesson", "Find your first hour to save", CompletionTriggers.FirstLessonCompleted,
                href: "/space/ai-tools-library/lessons/1")
            .Step("write-policy", "Write down what never goes into a tool", text: "Customers' data, contracts, passwords. Lesson 2 has a page to copy."))
        .Welcomes("Welcome to the AI Tools Library", "One workflow a week. Keep the ones that save you time, and forget the rest.")
        .Build();

    private static ProductDescription Membership() => new ProductBuilder("membership")
        .Named("Membership")
        .Described("For those who want to go on: a theme a month, office hours, and everybody who came before you.")
        .For("Existing members")
        .Aims(4_700.Usd())
        .Plan("monthly", plan => plan
            .Costs(47.Usd()).Monthly()
            .Grants("lessons", "community", "live_sessions").Limits("api_calls", 3000)
            .Highlights("Office hours every second week", "A theme a month, worked through together"))
        .Lessons("content/membership", every: Week)
        .Checklist(checklist => checklist
            .Step("confirm-email", "Confirm your address", CompletionTriggers.EmailConfirmed)
            .Step(
                "first-lesson", "Write your ninety-day plan", CompletionTriggers.FirstLessonCompleted, href: "/space/membership/lessons/1")
            .Step("book-office-hours", "Bring one question to office hours"))
        .Welcomes("Welcome to the Membership", "You know the way around. Now we go deeper, together.")
        .Build();

    private static ProductDescription Coaching() => new ProductBuilder("coaching")
        .Named("Coaching")
        .Described("Four conversations about your own plan, and a page of notes after each.")
        .For("Clients")
        .Aims(1_000.Usd())
        .Plan("package", plan => plan
            .Named("Four sessions").Costs(500.Usd()).Once()
            .Grants("coaching")
            .Highlights("Four sessions of an hour", "Notes and next steps after each"))
        .Lessons("content/coaching", every: Week)
        .Checklist(checklist => checklist
            .Step("first-lesson", "Prepare the first session", CompletionTriggers.FirstLessonCompleted, href: "/space/coaching/lessons/1")
            .Step("send-answers", "Send your answers before we meet"))
        .Welcomes("Welcome to Coaching", "Before we speak, there is a short page of questions. It makes the first hour worth two.")
        .Build();
}
