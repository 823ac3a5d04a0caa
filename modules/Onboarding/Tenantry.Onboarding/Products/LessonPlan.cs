namespace Tenantry.Onboarding.Products;

/// <summary>Where a product's content is, and how often a lesson comes.</summary>
internal sealed record LessonPlan(string Folder, TimeSpan Every);

/// <summary>What the welcome mail says.</summary>
internal sealed record WelcomeWords(string Heading, string Text);
