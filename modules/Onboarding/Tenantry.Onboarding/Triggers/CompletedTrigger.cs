using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Onboarding.Triggers;

/// <summary>
/// A trigger that an event completed. The event often comes before any subscription, so it is kept for the checklists of later ones.
/// </summary>
internal sealed class CompletedTrigger : ITenantOwned
{
    public const string EveryProduct = "";

    public TenantId TenantId { get; init; }

    public required string Trigger { get; init; }

    /// <summary>The product that the event was about; <see cref="EveryProduct"/> where it was about none.</summary>
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
