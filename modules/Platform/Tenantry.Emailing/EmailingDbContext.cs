using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;

namespace Tenantry.Emailing;

internal sealed class EmailingDbContext(DbContextOptions<EmailingDbContext> options) : TenantDbContext(options)
{
    protected internal override string Schema => "emailing";

    protected override void ConfigureModel(ModelBuilder model)
    {
        model.Entity<Email>(emails =>
        {
            emails.HasIndex(row => new { row.TenantId, row.DedupeKey }).IsUnique();
            emails.HasIndex(row => row.DueAt).HasFilter("due_at is not null");
            emails.HasIndex(row => row.CreatedAt);
            emails.Property(row => row.Status).HasConversion<string>();
            emails.Property(row => row.Stream).HasConversion<string>();
        });
        model.Entity<EmailAttachmentFile>().HasKey(row => new { row.TenantId, row.EmailId, row.Position });
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class EmailingDbContextFactory : IDesignTimeDbContextFactory<EmailingDbContext>
{
    public EmailingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<EmailingDbContext>("Host=none"));
}
