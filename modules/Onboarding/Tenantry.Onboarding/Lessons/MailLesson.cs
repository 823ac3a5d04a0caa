using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Spaces;
using Tenantry.Platform;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Lessons;

/// <summary>Queues the mail of a delivered lesson to the tenant's owner, once. The first one is in the welcome mail, where there is one.</summary>
internal sealed class MailLesson(Library library, ITenants tenants, IEmailSender mails, PlatformOptions site, ICurrentTenant current, ILogger<MailLesson> logger)
    : IEventHandler<LessonDelivered>
{
    public async Task HandleAsync(LessonDelivered happened, EventInfo info, CancellationToken ct)
    {
        if (library.Find(happened.Product) is not { } product || product.Lesson(happened.Lesson) is not { } lesson
            || (happened.Lesson == 1 && product.Welcome is not null))
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.NoOwner(current.Required.Value, happened.Product);
            return;
        }

        await mails.QueueAsync(
            new EmailMessage("onboarding.lesson", tenant.OwnerEmail, new Dictionary<string, object?>
            {
                ["product"] = product.Name,
                ["number"] = lesson.Number,
                ["count"] = product.Lessons.Length,
                ["title"] = lesson.Title,
                ["summary"] = lesson.Summary,
                ["minutes"] = lesson.Minutes,
                ["lessonUrl"] = site.PublicUrl + SpacePaths.Lesson(product.Key, lesson.Number),
                ["spaceUrl"] = site.PublicUrl + SpacePaths.Home,
            }, $"lesson:{happened.Subscription}:{happened.Lesson}"),
            ct);
    }
}
