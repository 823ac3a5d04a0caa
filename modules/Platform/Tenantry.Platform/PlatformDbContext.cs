using Microsoft.EntityFrameworkCore;
using Tenantry.Platform.Audit;
using Tenantry.Platform.Data;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Platform.Security;
using Tenantry.Platform.Settings;

namespace Tenantry.Platform;

internal sealed class PlatformDbContext(DbContextOptions<PlatformDbContext> options) : TenantDbContext(options)
{
    protected internal override string Schema => "platform";

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<OutboxEvent>(events =>
        {
            events.HasKey(row => new { row.TenantId, row.Id });
            events.Property(row => row.Id).UseIdentityAlwaysColumn();
            events.HasIndex(row => new { row.Bucket, row.Id });
        });
        model.Entity<EventDelivery>(deliveries =>
        {
            deliveries.HasKey(row => new { row.TenantId, row.Handler, row.Position });
            deliveries.HasIndex(row => new { row.TenantId, row.Id }).IsUnique();
            deliveries.HasIndex(row => row.DueAt).HasFilter("due_at is not null");
            deliveries.HasIndex(row => row.DeadLetteredAt).HasFilter("dead_lettered_at is not null");
        });
        model.Entity<HandledEvent>().HasKey(row => new { row.TenantId, row.Handler, row.EventId });
        model.Entity<AuditEntry>(entries =>
        {
            entries.IsAppendOnly();
            entries.Property(row => row.Detail).HasColumnType("jsonb");
            entries.HasIndex(row => row.At);
            entries.HasIndex(row => new { row.Subject, row.At });
        });
        model.Entity<CrossTenantUse>().IsHiddenFromApplication().HasKey(row => new { row.Reason, row.Actor, row.Day });
        model.Entity<JobSchedule>().IsHiddenFromApplication().HasKey(row => row.Name);
        model.Entity<SettingValue>().HasKey(row => new { row.TenantId, row.Name });
        model.Entity<ProtectionKey>().IsHiddenFromApplication().HasKey(row => row.Name);
    }
}
