using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Represents a quote for a plan change: the amount as it was shown. It pins the time of proration, the price version, the subscription's
/// version and the amount. A change is applied only from a quote that is still valid.
/// </summary>
internal sealed class PlanQuote : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public SubscriptionId SubscriptionId { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; }

    /// <summary>Gets the add-ons after the change, as a JSON array of <see cref="QuotedAddOn"/>.</summary>
    public string AddOns { get; init; } = "[]";

    public ChangeTiming Timing { get; init; }

    /// <summary>Gets the proration date: the time at which the current period is split, for the preview and the charge alike.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// Gets the version of the subscription at the time of the quote. A later change of the subscription makes the quote stale.
    /// </summary>
    public long SubscriptionVersion { get; init; }

    public long DueMinor { get; set; }

    public long TaxMinor { get; set; }

    public Currency Currency { get; init; }

    /// <summary>Gets or sets the lines, as a JSON array of <see cref="QuoteLine"/>.</summary>
    public string Lines { get; set; } = "[]";

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the time of the first attempt to apply the change; <see langword="null"/> until then.</summary>
    public DateTimeOffset? AttemptedAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Gets or sets the provider's ID of the invoice of the change.</summary>
    public string? InvoiceId { get; set; }

    /// <summary>Gets a value indicating whether the change takes effect at once.</summary>
    public bool IsImmediate => Timing != ChangeTiming.PeriodEnd;

    public Money Due => new(DueMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    /// <summary>Builds the change for the provider, from the pinned values only.</summary>
    public SubscriptionChange Change(QuoteItems items, bool isTrial) =>
        new(items.Changes, isTrial || Timing == ChangeTiming.NowWithoutProration ? Proration.None : Proration.Now, At);
}

/// <summary>Represents a line of a quote.</summary>
internal sealed record QuoteLine(string Description, long AmountMinor);

/// <summary>Maps <see cref="PlanQuote"/>.</summary>
internal sealed class PlanQuoteConfiguration : IEntityTypeConfiguration<PlanQuote>
{
    public void Configure(EntityTypeBuilder<PlanQuote> quotes)
    {
        quotes.Property(row => row.Timing).HasConversion<string>();
        quotes.Property(row => row.Lines).HasColumnType("jsonb");
        quotes.Property(row => row.AddOns).HasColumnType("jsonb").HasDefaultValue("[]");
        quotes.HasIndex(row => row.ExpiresAt);
        quotes.HasIndex(row => new { row.TenantId, row.InvoiceId }).HasFilter("invoice_id is not null");
    }
}
