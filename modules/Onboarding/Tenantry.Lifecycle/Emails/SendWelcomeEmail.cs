using Microsoft.Extensions.Logging;
using Tenantry.Lifecycle.Products;
using Tenantry.Platform;

namespace Tenantry.Lifecycle.Emails;

/// <summary>Sends the welcome email of a subscription or a one-time purchase to the tenant's owner, once.</summary>
internal sealed class SendWelcomeEmail(
    WelcomeEmails welcomes, IEnumerable<IContentCatalog> catalogs, ITenants tenants, IEmailSender emails, PlatformOptions site,
    LifecycleOptions options,
    ICurrentTenant current, ILogger<SendWelcomeEmail> logger)
    : IEventHandler<SubscriptionStarted>, IEventHandler<ProductPurchased>
{
    public Task HandleAsync(SubscriptionStarted subscriptionStarted, EventContext info, CancellationToken ct) => SendAsync(
        subscriptionStarted.Subscription.Product, subscriptionStarted.Subscription.ProductName,
        subscriptionStarted.Subscription.Id.Value, ct);

    public Task HandleAsync(ProductPurchased purchased, EventContext info, CancellationToken ct) => purchased.Purchase.GrantsAccess
        ? SendAsync(purchased.Purchase.Product, purchased.Purchase.ProductName, purchased.Purchase.Id.Value, ct) : Task.CompletedTask;

    private async Task SendAsync(string product, string productName, Guid id, CancellationToken ct)
    {
        if (welcomes.Find(product) is not { } welcome)
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.TenantNotFound(current.Required.Value, product);
            return;
        }

        var content = catalogs.LastOrDefault()?.Find(product);
        var first = content?.FindLesson(1);
        await emails.QueueAsync(
            new EmailMessage("lifecycle.welcome", tenant.OwnerEmail, new Dictionary<string, object?>
            {
                ["heading"] = welcome.Heading,
                ["text"] = welcome.Text,
                ["product"] = productName,
                ["spaceUrl"] = site.PublicUrl + options.HomePath,
                ["lesson"] = first?.Title,
                ["minutes"] = first?.Minutes,
                ["lessonUrl"] = first is null ? null : site.PublicUrl + first.Path,
                ["weekly"] = content is { Lessons.Count: > 1 } && content.LessonInterval == TimeSpan.FromDays(7),
            }, $"welcome:{id}"),
            ct);
    }
}
