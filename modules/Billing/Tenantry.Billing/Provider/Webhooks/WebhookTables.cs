using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>Maps <see cref="WebhookRow"/>.</summary>
internal sealed class WebhookRowConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> webhooks)
    {
        webhooks.IsHiddenFromApplication();
        webhooks.HasKey(row => row.EventId);
        webhooks.Property(row => row.Payload).HasColumnType("jsonb");
        webhooks.Property(row => row.Object).HasConversion<string>();
        webhooks.Property(row => row.Status).HasConversion<string>();
        webhooks.Property(row => row.Source).HasConversion<string>().HasDefaultValue(WebhookSource.Delivery)
            .HasSentinel(WebhookSource.Delivery);
        webhooks.HasIndex(row => row.DueAt).HasFilter("due_at is not null");
        webhooks.HasIndex(row => row.ReceivedAt);
        webhooks.HasIndex(row => row.ObjectId);
    }
}
