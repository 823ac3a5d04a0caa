using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Content.Enrollments;

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.HasKey(enrollment => new { enrollment.TenantId, enrollment.SubscriptionId });
        builder.Property(enrollment => enrollment.Product).HasMaxLength(60);
        builder.HasIndex(enrollment => new { enrollment.Product, enrollment.NextLessonAt }).HasFilter("ended_at is null");
    }
}
