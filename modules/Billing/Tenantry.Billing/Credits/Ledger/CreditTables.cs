using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>
/// Defines the limits of the ledger's tables. The operations and entries are append-only; the balances are verified against them.
/// </summary>
internal static class CreditTables
{
    public const int MaxUnit = 60;
}

/// <summary>Maps <see cref="CreditAccount"/>.</summary>
internal sealed class CreditAccountConfiguration : IEntityTypeConfiguration<CreditAccount>
{
    public void Configure(EntityTypeBuilder<CreditAccount> accounts)
    {
        accounts.HasKey(row => new { row.TenantId, row.Unit });
        accounts.Property(row => row.Unit).HasMaxLength(CreditTables.MaxUnit);
        accounts.HasIndex(row => row.TenantId, "ix_credit_account_low_untold").HasFilter("low_untold");
        accounts.ToTable(table => table.HasCheckConstraint("credit_account_not_negative",
            "available >= 0 and reserved >= 0 and owed >= 0"));
    }
}

/// <summary>Maps <see cref="CreditLot"/>.</summary>
internal sealed class CreditLotConfiguration : IEntityTypeConfiguration<CreditLot>
{
    public void Configure(EntityTypeBuilder<CreditLot> lots)
    {
        lots.Property(row => row.Unit).HasMaxLength(CreditTables.MaxUnit);
        lots.Property(row => row.Source).HasConversion<string>();
        lots.Property(row => row.Reference).HasMaxLength(CreditOperation.MaxKey);
        lots.Property(row => row.Note).HasMaxLength(CreditOperation.MaxNote);
        lots.HasIndex(row => new { row.TenantId, row.Unit, row.Source, row.Reference }).IsUnique();
        // Once per level and period: a customer who downgrades and upgrades again is granted nothing for it.
        lots.HasIndex(row => new { row.TenantId, row.Unit, row.SubscriptionId, row.PeriodEnd, row.Allowance }, "ix_credit_lot_period")
            .IsUnique()
            .HasFilter("subscription_id is not null");
        lots.HasIndex(row => new { row.TenantId, row.Reference });
        lots.HasIndex(row => new { row.TenantId, row.Unit }).HasFilter("is_open");
        lots.HasIndex(row => row.ExpiresAt).HasFilter("is_open");
        lots.ToTable(table => table.HasCheckConstraint(
            "credit_lot_not_negative", "remaining >= 0 and expired >= 0 and revoked between 0 and amount and is_open = (remaining > 0)"));
    }
}

/// <summary>Maps <see cref="CreditOperation"/>.</summary>
internal sealed class CreditOperationConfiguration : IEntityTypeConfiguration<CreditOperation>
{
    public void Configure(EntityTypeBuilder<CreditOperation> operations)
    {
        operations.IsAppendOnly();
        operations.Property(row => row.Unit).HasMaxLength(CreditTables.MaxUnit);
        operations.Property(row => row.Kind).HasConversion<string>();
        operations.Property(row => row.Key).HasMaxLength(CreditOperation.MaxKey);
        operations.Property(row => row.Note).HasMaxLength(CreditOperation.MaxNote);
        operations.HasIndex(row => new { row.TenantId, row.Unit, row.Number }).IsUnique();
        operations.HasIndex(row => new { row.TenantId, row.Key }).IsUnique().HasFilter("key is not null");
        operations.HasIndex(row => new { row.TenantId, row.ParentId }).HasFilter("parent_id is not null");
    }
}

/// <summary>Maps <see cref="CreditEntry"/>.</summary>
internal sealed class CreditEntryConfiguration : IEntityTypeConfiguration<CreditEntry>
{
    public void Configure(EntityTypeBuilder<CreditEntry> entries)
    {
        entries.IsAppendOnly();
        entries.HasKey(row => new { row.TenantId, row.OperationId, row.Line });
        entries.Property(row => row.TakenFrom).HasConversion<string>();
        entries.Property(row => row.GivenTo).HasConversion<string>();
        entries.ToTable(table => table.HasCheckConstraint("credit_entry_moves", "amount > 0 and taken_from <> given_to"));
    }
}

/// <summary>Maps <see cref="CreditHold"/>.</summary>
internal sealed class CreditHoldConfiguration : IEntityTypeConfiguration<CreditHold>
{
    public void Configure(EntityTypeBuilder<CreditHold> holds)
    {
        holds.Property(row => row.Unit).HasMaxLength(CreditTables.MaxUnit);
        holds.Property(row => row.Status).HasConversion<string>();
        holds.HasIndex(row => row.ExpiresAt).HasFilter("status = 'Open'");
    }
}
