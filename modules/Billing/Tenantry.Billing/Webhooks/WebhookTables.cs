using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Webhooks;

internal static class WebhookTables
{
    public static void Describe(ModelBuilder model) => model.Entity<WebhookRow>(webhooks =>
    {
        webhooks.HasKey(row => row.EventId);
        webhooks.Property(row => row.Payload).HasColumnType("jsonb");
        webhooks.Property(row => row.Object).HasConversion<string>();
        webhooks.Property(row => row.Status).HasConversion<string>();
        webhooks.Property(row => row.Source).HasConversion<string>().HasDefaultValue(WebhookSource.Delivery).HasSentinel(WebhookSource.Delivery);
        webhooks.HasIndex(row => row.DueAt).HasFilter("due_at is not null");
        webhooks.HasIndex(row => row.ReceivedAt);
        webhooks.HasIndex(row => row.ObjectId);
    });
}
