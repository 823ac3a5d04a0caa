using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Content.Lessons;

internal sealed class DeliveredLessonConfiguration : IEntityTypeConfiguration<DeliveredLesson>
{
    public void Configure(EntityTypeBuilder<DeliveredLesson> builder)
    {
        builder.HasKey(lesson => new { lesson.TenantId, lesson.Id });
        builder.Property(lesson => lesson.Product).HasMaxLength(60);
        builder.HasIndex(lesson => new { lesson.TenantId, lesson.SubscriptionId, lesson.Number }).IsUnique();
    }
}
