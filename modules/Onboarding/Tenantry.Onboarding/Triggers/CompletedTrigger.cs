using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Onboarding.Triggers;

/// <summary>
/// Represents a trigger that an event completed. The event often comes before any subscription, so it is stored for later checklists.
/// </summary>
internal sealed class CompletedTrigger : ITenantOwned
{
    public const string EveryProduct = "";

    public TenantId TenantId { get; init; }

    public required string Trigger { get; init; }

    /// <summary>Gets the product of the event, or <see cref="EveryProduct"/> if it has none.</summary>
    public required string Product { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class CompletedTriggerConfiguration : IEntityTypeConfiguration<CompletedTrigger>
{
    public void Configure(EntityTypeBuilder<CompletedTrigger> builder)
    {
        builder.HasKey(completed => new { completed.TenantId, completed.Trigger, completed.Product });
        builder.Property(completed => completed.Trigger).HasMaxLength(60);
        builder.Property(completed => completed.Product).HasMaxLength(60);
    }
}
