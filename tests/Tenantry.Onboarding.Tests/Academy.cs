using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Content;
using Tenantry.Lifecycle;

namespace Tenantry.Onboarding.Tests;

/// <summary>
/// Creates a product with five weekly lessons, a project, a community, a checklist and a welcome email, in a temporary folder.
/// </summary>
internal static class Academy
{
    public static ProductDescription Product(Func<ProductBuilder, ProductBuilder>? more = null, int lessons = 5)
    {
        var builder = new ProductBuilder("academy").Named("Kids AI Academy")
            .Lessons(Folder(lessons), TimeSpan.FromDays(7))
            .Checklist(checklist => checklist
                .Step("confirm-email", "Confirm your email", CompletionTriggers.EmailConfirmed)
                .Step("subscribe", "Start your subscription", CompletionTriggers.SubscriptionActive)
                .Step("first-lesson", "Read your first lesson", CompletionTriggers.FirstLessonCompleted)
                .Step("say-hello", "Say hello in the community")
                .Step("tell-a-friend", "Tell a friend", isRequired: false))
            .WelcomeEmail("Welcome to Kids AI Academy", "We are glad you are here.");
        return (more?.Invoke(builder) ?? builder).Build();
    }

    /// <summary>Writes lessons to a temporary folder and returns its path.</summary>
    public static string Folder(int lessons)
    {
        var files = Enumerable.Range(1, lessons).Select(number =>
            ($"{number:00}-lesson.md", $"---\ntitle: Lesson title {number}\nminutes: 20\n---\nThe text of lesson {number}.\n"))
            .Append(("01-storybook.md",
                "---\nkind: project\ntitle: Make a storybook\nopens: 3\ntemplates:\n- "
                    + "[Storyboard](https://example.com/storyboard)\n---\nDraw.\n"))
            .Append(("community.md",
                "---\nkind: community\ntitle: The playground\njoin: https://example.com/playground\nevents:\n- First Tuesday: show and "
                    + "tell\n---\nBe kind.\n"));
        return Folder([.. files]);
    }

    public static string Folder(params IReadOnlyList<(string Name, string Text)> files)
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-content-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        return folder;
    }
}
