using Microsoft.Extensions.Logging;
using Tenantry.Lifecycle.Products;
using Tenantry.Platform;

namespace Tenantry.Lifecycle.Emails;

/// <summary>Queues the email about a delivered lesson to the tenant's owner, once. The first lesson is in the welcome email, where there is one.</summary>
internal sealed class SendLessonEmail(
    WelcomeEmails welcomes, IEnumerable<IContentCatalog> catalogs, ITenants tenants, IEmailSender emails, PlatformOptions site, LifecycleOptions options,
    ICurrentTenant current, ILogger<SendLessonEmail> logger) : IEventHandler<LessonDelivered>
{
    public async Task HandleAsync(LessonDelivered happened, EventInfo info, CancellationToken ct)
    {
        if (catalogs.LastOrDefault()?.Find(happened.Product) is not { } content || content.FindLesson(happened.Lesson) is not { } lesson
            || (happened.Lesson == 1 && welcomes.Find(happened.Product) is not null))
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.NoOwner(current.Required.Value, happened.Product);
            return;
        }

        await emails.QueueAsync(
            new EmailMessage("lifecycle.lesson", tenant.OwnerEmail, new Dictionary<string, object?>
            {
                ["product"] = content.ProductName,
                ["number"] = lesson.Number,
                ["count"] = content.Lessons.Count,
                ["title"] = lesson.Title,
                ["summary"] = lesson.Summary,
                ["minutes"] = lesson.Minutes,
                ["lessonUrl"] = site.PublicUrl + lesson.Path,
                ["spaceUrl"] = site.PublicUrl + options.HomePath,
            }, $"lesson:{happened.Subscription}:{happened.Lesson}"),
            ct);
    }
}
