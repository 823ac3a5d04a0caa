using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>
/// Represents the reminder of an abandoned checkout, or the reason why none was sent. There is one for each checkout, so that each is
/// processed once.
/// </summary>
internal sealed class CheckoutReminder : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Attempt { get; init; }

    public required string Product { get; init; }

    /// <summary>Gets or sets the time at which the email was queued; <see langword="null"/> if it was not necessary.</summary>
    public DateTimeOffset? EmailedAt { get; set; }

    /// <summary>Gets or sets the reason why no email was necessary.</summary>
    public string? SkipReason { get; set; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Maps <see cref="CheckoutReminder"/>.</summary>
internal sealed class CheckoutReminderConfiguration : IEntityTypeConfiguration<CheckoutReminder>
{
    public void Configure(EntityTypeBuilder<CheckoutReminder> reminders)
    {
        reminders.HasKey(row => new { row.TenantId, row.Attempt });
        reminders.HasIndex(row => new { row.TenantId, row.Product, row.EmailedAt });
    }
}
