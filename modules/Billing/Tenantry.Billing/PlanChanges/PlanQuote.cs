using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// What a change of plan would cost, as it was shown. It pins the instant, the version of the price, the state of the subscription and the
/// amount; a change is made from a quote only, and from one that still holds.
/// </summary>
internal sealed class PlanQuote : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public SubscriptionId SubscriptionId { get; init; }

    public Guid PriceId { get; init; }

    public long Quantity { get; init; }

    /// <summary>A JSON array of <see cref="QuotedAddOn"/>: all that there are afterwards.</summary>
    public string AddOns { get; init; } = "[]";

    public ChangeTiming Timing { get; init; }

    /// <summary>The instant that the running period is split at: the same for the preview and for the charge.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The subscription as it was: any change since makes the quote stale.</summary>
    public long SubscriptionVersion { get; init; }

    public long DueMinor { get; set; }

    public long TaxMinor { get; set; }

    public Currency Currency { get; init; }

    /// <summary>A JSON array of <see cref="QuoteLine"/>.</summary>
    public string Lines { get; set; } = "[]";

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets when the provider was first asked for the change; <see langword="null"/> until then.</summary>
    public DateTimeOffset? AttemptedAt { get; private set; }

    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Gets or sets the provider's ID of the invoice of the change.</summary>
    public string? InvoiceId { get; set; }

    /// <summary>Gets a value indicating whether the change takes effect at once.</summary>
    public bool IsImmediate => Timing != ChangeTiming.PeriodEnd;

    public Money Due => new(DueMinor, Currency);

    public Money Tax => new(TaxMinor, Currency);

    /// <summary>The change itself, made from what is pinned and from nothing else.</summary>
    public SubscriptionChange Change(ItemsOfQuote items, bool isTrial) =>
        new(items.Changes, isTrial || Timing == ChangeTiming.NowWithoutProration ? Proration.None : Proration.Now, At);
}

/// <summary>A line of a quote.</summary>
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
