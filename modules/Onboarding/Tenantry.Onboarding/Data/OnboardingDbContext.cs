using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Enrolments;
using Tenantry.Onboarding.Lessons;
using Tenantry.Platform.Data;

namespace Tenantry.Onboarding.Data;

internal sealed class OnboardingDbContext(DbContextOptions<OnboardingDbContext> options) : TenantDbContext(options)
{
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<DeliveredLesson> DeliveredLessons => Set<DeliveredLesson>();

    public DbSet<TickedStep> TickedSteps => Set<TickedStep>();

    public DbSet<FinishedChecklist> FinishedChecklists => Set<FinishedChecklist>();

    public DbSet<ConfirmedAddress> ConfirmedAddresses => Set<ConfirmedAddress>();

    protected override string Schema => "onboarding";

    /// <summary>Lets one change of a tenant's onboarding run at a time, on every node, until the transaction ends.</summary>
    public Task LockAsync(TenantId tenant, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({tenant.Value.ToString()}, 7360))", ct);

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Enrolment>(enrolments =>
        {
            enrolments.HasKey(row => new { row.TenantId, row.SubscriptionId });
            enrolments.Property(row => row.Product).HasMaxLength(60);
            enrolments.HasIndex(row => new { row.Product, row.NextLessonAt }).HasFilter("ended_at is null");
        });
        model.Entity<DeliveredLesson>(lessons =>
        {
            lessons.HasKey(row => new { row.TenantId, row.Id });
            lessons.Property(row => row.Product).HasMaxLength(60);
            lessons.HasIndex(row => new { row.TenantId, row.SubscriptionId, row.Number }).IsUnique();
        });
        model.Entity<TickedStep>(steps =>
        {
            steps.HasKey(row => new { row.TenantId, row.Product, row.Step });
            steps.Property(row => row.Product).HasMaxLength(60);
            steps.Property(row => row.Step).HasMaxLength(60);
        });
        model.Entity<FinishedChecklist>(checklists =>
        {
            checklists.HasKey(row => new { row.TenantId, row.Product });
            checklists.Property(row => row.Product).HasMaxLength(60);
        });
        model.Entity<ConfirmedAddress>().HasKey(row => row.TenantId);
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class OnboardingDesign : IDesignTimeDbContextFactory<OnboardingDbContext>
{
    public OnboardingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<OnboardingDbContext>("Host=none"));
}
