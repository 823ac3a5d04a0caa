using Microsoft.Extensions.Logging;
using Tenantry.Onboarding.Contents;
using Tenantry.Onboarding.Spaces;
using Tenantry.Platform;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Enrolments;

/// <summary>Queues the welcome mail of a subscription, once.</summary>
// Apart from StartEnrolment: a delivery commits with the first save of one context, and the mail is saved by another.
internal sealed class WelcomeSubscriber(Library library, ITenants tenants, IEmailSender mails, PlatformOptions site, ICurrentTenant current, ILogger<WelcomeSubscriber> logger)
    : IEventHandler<SubscriptionStarted>
{
    public async Task HandleAsync(SubscriptionStarted happened, EventInfo info, CancellationToken ct)
    {
        var subscription = happened.Subscription;
        if (library.Find(subscription.Product) is not { Welcome: { } welcome } product)
        {
            return;
        }

        if (await tenants.FindAsync(current.Required, ct) is not { } tenant)
        {
            logger.NoOwner(current.Required.Value, subscription.Product);
            return;
        }

        var first = product.Lesson(1);
        await mails.QueueAsync(
            new EmailMessage("onboarding.welcome", tenant.OwnerEmail, new Dictionary<string, object?>
            {
                ["heading"] = welcome.Heading,
                ["text"] = welcome.Text,
                ["product"] = subscription.ProductName,
                ["spaceUrl"] = site.PublicUrl + SpacePaths.Home,
                ["lesson"] = first?.Title,
                ["minutes"] = first?.Minutes,
                ["lessonUrl"] = first is null ? null : site.PublicUrl + SpacePaths.Lesson(product.Key, 1),
                ["weekly"] = product.Lessons.Length > 1 && product.Every == TimeSpan.FromDays(7),
            }, $"welcome:{subscription.Id}"),
            ct);
    }
}
