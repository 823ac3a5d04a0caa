using Microsoft.Extensions.Logging;
using Tenantry.Lifecycle.Products;
using Tenantry.Platform;

namespace Tenantry.Lifecycle.Emails;

/// <summary>
/// Sends the email about a delivered lesson to the tenant's owner, once. The first lesson has no email of its own if the product has a
/// welcome email.
/// </summary>
internal sealed class SendLessonEmail(
    WelcomeEmails welcomes, IEnumerable<IContentCatalog> catalogs, ITenants tenants, IEmailSender emails, PlatformOptions site,
    LifecycleOptions options,
    ICurrentTenant current, ILogger<SendLessonEmail> logger) : IEventHandler<LessonDelivered>
{
    public async Task HandleAsync(LessonDelivered lessonDelivered, EventContext info, CancellationToken ct)
    {
        if (catalogs.LastOrDefault()?.Find(lessonDelivered.Product) is not { } content
            || content.FindLesson(lessonDelivered.Lesson) is not { } lesson
            || (lessonDelivered.Lesson == 1 && welcomes.Find(lessonDelivered.Product) is not null))
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.TenantNotFound(current.Required.Value, lessonDelivered.Product);
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
            }, $"lesson:{lessonDelivered.Subscription}:{lessonDelivered.Lesson}"),
            ct);
    }
}
