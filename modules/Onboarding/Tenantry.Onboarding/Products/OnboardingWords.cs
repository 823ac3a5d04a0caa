using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Onboarding.Products;

namespace Tenantry.Onboarding;

/// <summary>What onboarding lets a product say of itself.</summary>
public static class OnboardingWords
{
    /// <summary>
    /// Gives the product its content: every Markdown file of a folder, as lesson, project or community. A subscriber gets lesson 1 at once and
    /// lesson n after n − 1 intervals, counted from the start of the subscription.
    /// </summary>
    /// <param name="product">The product.</param>
    /// <param name="folder">The folder, below <see cref="OnboardingOptions.ContentRoot"/>.</param>
    /// <param name="every">How much time lies between two lessons; at least an hour. A week is always 168 hours, whatever clocks do.</param>
    /// <returns>The product's builder.</returns>
    /// <exception cref="ArgumentException">The folder is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The interval is under an hour.</exception>
    public static ProductBuilder Lessons(this ProductBuilder product, string folder, TimeSpan every)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return every >= TimeSpan.FromHours(1)
            ? product.Part<LessonPlan>(_ => new LessonPlan(folder, every))
            : throw new ArgumentOutOfRangeException(nameof(every), every, "At least an hour lies between two lessons. A week is TimeSpan.FromDays(7).");
    }

    /// <summary>Gives the product a checklist for new subscribers: <c>product.Checklist(c => c.Step("confirm-email", "Confirm your address", StepFact.AddressConfirmed))</c>.</summary>
    /// <param name="product">The product.</param>
    /// <param name="describe">Describes it.</param>
    /// <returns>The product's builder.</returns>
    public static ProductBuilder Checklist(this ProductBuilder product, Action<ChecklistBuilder> describe)
    {
        var checklist = new ChecklistBuilder();
        describe(checklist);
        return product.Part<ChecklistDescription>(_ => checklist.Build());
    }

    /// <summary>Sends a welcome mail when a subscription starts, with the way to the space and to the first lesson.</summary>
    /// <param name="product">The product.</param>
    /// <param name="heading">The mail's subject and heading, such as <c>Welcome to Kids AI Academy</c>.</param>
    /// <param name="text">A sentence or two of your own below it.</param>
    /// <returns>The product's builder.</returns>
    public static ProductBuilder Welcomes(this ProductBuilder product, string heading, string text = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(heading);
        return product.Part<WelcomeWords>(_ => new WelcomeWords(heading, text));
    }
}
