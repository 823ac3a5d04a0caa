using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Billing.BillingDetails;
using Tenantry.Billing.AbandonedCheckouts;
using Tenantry.Billing.Catalogue;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.CreditNotes;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Disputes;
using Tenantry.Billing.Documents;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.GuestCheckouts;
using Tenantry.Billing.Endings;
using Tenantry.Billing.Invoices;
using Tenantry.Billing.Offers;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Retention;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.Refunds;
using Tenantry.Billing.Reconciliation;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Trials;
using Tenantry.Billing.Webhooks;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Data;

internal sealed class BillingDbContext(DbContextOptions<BillingDbContext> options) : TenantDbContext(options)
{
    protected override string Schema => "billing";

    /// <summary>Holds one provider's object until the transaction ends, on every node.</summary>
    public Task LockAsync(string gatewayId, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({gatewayId}, 7310))", ct);

    /// <summary>Lets go of rows read earlier in the same scope. A row that is still tracked is not read again, and what another node wrote since is lost on it.</summary>
    public void Forget<TRow>()
        where TRow : class
    {
        foreach (var entry in ChangeTracker.Entries<TRow>().ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    protected override void Describe(ModelBuilder model)
    {
        CreditTables.Describe(model);
        WebhookTables.Describe(model);
        ReconciliationTables.Describe(model);
        OverrideTable.Describe(model);
        CatalogueModel.Describe(model);
        OfferModel.Describe(model);
        model.Entity<Customer>(customers =>
        {
            customers.HasKey(row => row.TenantId);
            customers.HasIndex(row => row.GatewayId).IsUnique();
        });
        model.Entity<Checkout>(checkouts =>
        {
            checkouts.HasIndex(row => row.GatewayId).IsUnique();
            checkouts.Property(row => row.Status).HasConversion<string>();
            checkouts.Property(row => row.Quantity).HasDefaultValue(1L);
            checkouts.Property(row => row.AddOns).HasDefaultValueSql("'{}'");
            checkouts.Property(row => row.Fingerprint).HasDefaultValue("");
            checkouts.Property(row => row.Version).IsRowVersion();
        });
        model.Entity<Subscription>(subscriptions =>
        {
            subscriptions.HasIndex(row => row.GatewayId).IsUnique();
            subscriptions.HasIndex(row => new { row.TenantId, row.AccessUntil });
            subscriptions.Property(row => row.Status).HasConversion<string>();
            subscriptions.Property(row => row.Interval).HasConversion<string>();
            subscriptions.Property(row => row.PendingJson).HasColumnType("jsonb");
            subscriptions.Property(row => row.Scheme).HasColumnType("jsonb");
            // Who was here before plans had versions has the first one.
            subscriptions.Property(row => row.Terms).HasDefaultValue(1).HasSentinel(-1);
            subscriptions.Property(row => row.AddOnsJson).HasColumnName("add_ons").HasColumnType("jsonb").HasDefaultValue("[]");
            subscriptions.Property(row => row.Version).IsRowVersion();
        });
        PlanQuote.Describe(model);
        GuestCheckout.Describe(model);
        CustomerAlias.Describe(model);
        InvoiceModel.Describe(model);
        DetailsModel.Describe(model);
        CreditNoteModel.Describe(model);
        model.ApplyConfiguration(new InvoiceDocumentFileConfiguration());
        PaymentTable.Describe(model);
        Refund.Describe(model);
        Dispute.Describe(model);
        DunningCase.Describe(model);
        CheckoutReminder.Describe(model);
        EarlyEnd.Describe(model);
        RetentionOffer.Describe(model);
        ReferralTables.Describe(model);
        TrialUse.Describe(model);
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class BillingDesign : IDesignTimeDbContextFactory<BillingDbContext>
{
    public BillingDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<BillingDbContext>("Host=none"));
}
