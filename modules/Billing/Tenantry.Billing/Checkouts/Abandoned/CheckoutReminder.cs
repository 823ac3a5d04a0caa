using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>What was done about a payment page that was left. One for each attempt, so that each is looked at once.</summary>
internal sealed class CheckoutReminder : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Attempt { get; init; }

    public required string Product { get; init; }

    /// <summary>When the mail was queued; none where there was no need.</summary>
    public DateTimeOffset? MailedAt { get; set; }

    /// <summary>Why there was no need.</summary>
    public string? Skipped { get; set; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Maps <see cref="CheckoutReminder"/>.</summary>
internal sealed class CheckoutReminderConfiguration : IEntityTypeConfiguration<CheckoutReminder>
{
    public void Configure(EntityTypeBuilder<CheckoutReminder> reminders)
    {
        reminders.HasKey(row => new { row.TenantId, row.Attempt });
        reminders.HasIndex(row => new { row.TenantId, row.Product, row.MailedAt });
    }
}
