using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Onboarding.Checklists;

internal sealed class ChecklistConfiguration : IEntityTypeConfiguration<CompletedStep>, IEntityTypeConfiguration<CompletedChecklist>
{
    public void Configure(EntityTypeBuilder<CompletedStep> builder)
    {
        builder.HasKey(step => new { step.TenantId, step.Product, step.Step });
        builder.Property(step => step.Product).HasMaxLength(60);
        builder.Property(step => step.Step).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<CompletedChecklist> builder)
    {
        builder.HasKey(checklist => new { checklist.TenantId, checklist.Product });
        builder.Property(checklist => checklist.Product).HasMaxLength(60);
    }
}
