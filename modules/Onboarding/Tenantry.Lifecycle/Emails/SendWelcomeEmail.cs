using Microsoft.Extensions.Logging;
using Tenantry.Lifecycle.Products;
using Tenantry.Platform;

namespace Tenantry.Lifecycle.Emails;

/// <summary>Sends the welcome email of a subscription to the tenant's owner, once.</summary>
internal sealed class SendWelcomeEmail(
    WelcomeEmails welcomes, IEnumerable<IContentCatalog> catalogs, ITenants tenants, IEmailSender emails, PlatformOptions site,
    LifecycleOptions options,
    ICurrentTenant current, ILogger<SendWelcomeEmail> logger) : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted subscriptionStarted, EventContext info, CancellationToken ct)
    {
        var subscription = subscriptionStarted.Subscription;
        if (welcomes.Find(subscription.Product) is not { } welcome)
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.TenantNotFound(current.Required.Value, subscription.Product);
            return;
        }

        var content = catalogs.LastOrDefault()?.Find(subscription.Product);
        var first = content?.FindLesson(1);
        await emails.QueueAsync(
            new EmailMessage("lifecycle.welcome", tenant.OwnerEmail, new Dictionary<string, object?>
            {
                ["heading"] = welcome.Heading,
                ["text"] = welcome.Text,
                ["product"] = subscription.ProductName,
                ["spaceUrl"] = site.PublicUrl + options.HomePath,
                ["lesson"] = first?.Title,
                ["minutes"] = first?.Minutes,
                ["lessonUrl"] = first is null ? null : site.PublicUrl + first.Path,
                ["weekly"] = content is { Lessons.Count: > 1 } && content.LessonInterval == TimeSpan.FromDays(7),
            }, $"welcome:{subscription.Id}"),
            ct);
    }
}
