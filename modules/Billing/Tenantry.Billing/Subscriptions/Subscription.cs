using Tenantry.Billing.Catalog;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Represents the local copy of a subscription. It changes only by applying a snapshot of the provider's object.</summary>
internal sealed partial class Subscription : ITenantOwned
{
    public TenantId TenantId { get; private set; }

    public required SubscriptionId Id { get; init; }

    public required string GatewayId { get; init; }

    public required string Product { get; set; }

    public required string Plan { get; set; }

    public required Guid PriceId { get; set; }

    public required long AmountMinor { get; set; }

    public required Currency Currency { get; set; }

    public required Interval Interval { get; set; }

    public required int IntervalCount { get; set; }

    /// <summary>Gets or sets the pricing model as JSON; <see langword="null"/> if the amount is multiplied by the quantity.</summary>
    public string? PricingModel { get; set; }

    public long Quantity { get; private set; } = 1;

    /// <summary>
    /// Gets the provider's ID of the plan's item; <see langword="null"/> if the subscription has not been read since the column was added.
    /// </summary>
    public string? ItemId { get; private set; }

    /// <summary>Gets or sets the plan version; zero until the plan has been read.</summary>
    public int PlanVersion { get; set; }

    /// <summary>Gets the add-ons as a JSON array of <see cref="AddOnItem"/>.</summary>
    public string AddOnsJson { get; private set; } = "[]";

    [System.ComponentModel.DataAnnotations.Schema.NotMapped]
    public IReadOnlyList<AddOnItem> AddOns => AddOnItem.Read(AddOnsJson);

    public SubscriptionStatus Status { get; private set; } = SubscriptionStatus.Incomplete;

    /// <summary>
    /// Gets the end of access, exclusive. Nothing else determines access: every change sets this value, and every query and check reads it.
    /// </summary>
    public DateTimeOffset AccessUntil { get; private set; }

    /// <summary>
    /// Gets the time from which access is read-only, so that metered features can't be used; <see langword="null"/> if access is not
    /// restricted.
    /// </summary>
    public DateTimeOffset? ReadOnlyFrom { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset PeriodStart { get; private set; }

    public DateTimeOffset PeriodEnd { get; private set; }

    /// <summary>Gets a value indicating whether the subscription is set to end, with its period or at another time.</summary>
    public bool CancelsAtPeriodEnd { get; private set; }

    /// <summary>Gets the time at which the subscription is set to end; <see langword="null"/> if it renews.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>
    /// Gets the live subscription of the same product that existed when this one was paid; <see langword="null"/> for the only one. A
    /// duplicate grants no access and is not announced: it is canceled and refunded.
    /// </summary>
    public SubscriptionId? DuplicateOf { get; init; }

    /// <summary>Gets the time of the first access. It ensures that <see cref="SubscriptionStarted"/> is published once.</summary>
    public DateTimeOffset? FirstAccessAt { get; private set; }

    /// <summary>Gets the end of the trial. Time given to a paying customer is not a trial.</summary>
    public DateTimeOffset? TrialEndsAt { get; private set; }

    /// <summary>
    /// Gets the time of the first payment above zero; <see langword="null"/> if nothing was ever paid. A subscription is in a trial only
    /// until then, whatever the provider calls the time that was given to it later.
    /// </summary>
    public DateTimeOffset? FirstPaidAt { get; private set; }

    /// <summary>Gets the end of the time that is paid for, in a trial or given free of charge.</summary>
    public DateTimeOffset? PaidUntil { get; private set; }

    /// <summary>Gets the end of the time that was given to a paying customer; <see langword="null"/> if none was given.</summary>
    public DateTimeOffset? GiftedUntil { get; private set; }

    public DateTimeOffset? ResumesAt { get; private set; }

    public decimal? DiscountPercent { get; private set; }

    public long? DiscountMinor { get; private set; }

    public DateTimeOffset? DiscountEndsAt { get; private set; }

    /// <summary>Gets all discounts of the next invoice as a JSON array of <see cref="StoredDiscount"/>.</summary>
    public string DiscountsJson { get; private set; } = "[]";

    /// <summary>Gets the rate of the taxes that the price of the plan includes, in percent.</summary>
    public decimal IncludedTaxPercent { get; private set; }

    public uint Version { get; init; }

    public RecurringPrice Price => PriceJson.Read(AmountMinor, Currency, Interval, IntervalCount, PricingModel);

    public SubscriptionDiscount? Discount => DiscountPercent is null && DiscountMinor is null
        ? null
        : new SubscriptionDiscount(DiscountPercent, DiscountMinor is { } off ? new Money(off, Currency) : null, DiscountEndsAt);

    private object State => (
        (Status, AccessUntil, StartedAt, PeriodStart, PeriodEnd, EndsAt, EndedAt, Quantity),
        (ReadOnlyFrom, TrialEndsAt, GiftedUntil, PaidUntil),
        (ResumesAt, DiscountPercent, DiscountMinor, DiscountEndsAt, DiscountsJson, ScheduleId));

    /// <summary>Applies a snapshot of the provider's subscription.</summary>
    /// <returns><see langword="true"/> if anything changed; a problem if the status transition is not allowed.</returns>
    public Result<bool> Apply(GatewaySubscription snapshot, DateTimeOffset now, IAccessPolicy policy, AccessRestrictions? terms = null)
    {
        var status = snapshot.Status.ToStatus(FirstPaidAt is not null);
        if (!SubscriptionLifecycle.Allows(Status, status))
        {
            return SubscriptionProblems.IllegalTransition.WithMessage($"A subscription can't change from {Status} to {status}.");
        }

        var before = State;
        Status = status;
        Quantity = snapshot.Quantity;
        StartedAt = snapshot.StartedAt;
        PeriodStart = snapshot.PeriodStart;
        PeriodEnd = snapshot.PeriodEnd;
        (CancelsAtPeriodEnd, EndsAt) = (snapshot.EndsAt is not null, snapshot.EndsAt);
        EndedAt = snapshot.EndedAt;
        (TrialEndsAt, GiftedUntil) = FirstPaidAt is { } paid && snapshot.TrialEnd > paid
            ? (TrialEndsAt, snapshot.Status == GatewaySubscriptionStatus.Trialing ? snapshot.TrialEnd : null)
            : (snapshot.TrialEnd, null);
        PaidUntil = PaidTime.EndOf(snapshot, PaidUntil);
        (AccessUntil, ReadOnlyFrom) = policy.GetAccess(new AccessContext(snapshot, AccessUntil, now, terms) { PaidUntil = PaidUntil });
        (AccessUntil, ReadOnlyFrom) = DuplicateOf is null ? (AccessUntil, ReadOnlyFrom) : (snapshot.StartedAt, null);
        ResumesAt = snapshot.ResumesAt;
        (DiscountPercent, DiscountMinor, DiscountEndsAt) = snapshot.Discounts
            .FirstOrDefault(discount => discount.ItemId is null) is { } discount
            ? (discount.PercentOff, discount.AmountOff?.MinorUnits, discount.EndsAt)
            : (null, null, null);
        DiscountsJson = StoredDiscount.Write(snapshot.Discounts);
        ScheduleId = snapshot.ScheduleId;
        // A schedule stays active for one period after the change took effect, but the change is no longer pending. A change that is held
        // until a cancellation is undone has no schedule.
        if ((snapshot.ScheduleId is null && HeldItemsJson is null)
            || (PendingPriceId == PriceId && Pending is { } pending && pending.Quantity == Quantity
            && HasAddOns(pending.AddOns)))
        {
            (PendingPriceId, PendingJson) = (null, null);
        }

        return !before.Equals(State);
    }

    /// <summary>Applies the items of the provider's subscription.</summary>
    /// <returns><see langword="true"/> if anything changed; otherwise, <see langword="false"/>.</returns>
    public bool ApplyItems(SubscriptionItems items)
    {
        var isSame = PriceId == items.Price.Id && ItemId == items.Plan.Id && IncludedTaxPercent == items.Plan.IncludedTaxPercent
            && Items(AddOns).SequenceEqual(Items(items.AddOns));
        ApplyPrice(items.Price);
        if (!isSame)
        {
            (ItemId, AddOnsJson, IncludedTaxPercent) = (items.Plan.Id, AddOnItem.Write(items.AddOns), items.Plan.IncludedTaxPercent);
        }

        return !isSame;

        static IEnumerable<(string, Guid, long, decimal)> Items(IReadOnlyList<AddOnItem> addOns) =>
            addOns.Select(addOn => (addOn.ItemId, addOn.PriceId, addOn.Quantity, addOn.IncludedTaxPercent));
    }

    /// <summary>Determines whether the subscription has exactly these add-ons. <see langword="null"/> means the current add-ons.</summary>
    public bool HasAddOns(IEnumerable<SubscriptionAddOn>? addOns) => addOns is null
        || addOns.Select(expected => (expected.Key, expected.Quantity)).ToHashSet()
        .SetEquals(AddOns.Select(addOn => (addOn.Plan, addOn.Quantity)));

    /// <summary>Records the first payment above zero, once.</summary>
    public void RecordPayment(DateTimeOffset paidAt) => FirstPaidAt ??= paidAt;

    /// <summary>Records the first access, once.</summary>
    public bool RecordFirstAccess(DateTimeOffset now)
    {
        if (FirstAccessAt is not null || AccessUntil <= now)
        {
            return false;
        }

        FirstAccessAt = now;
        return true;
    }

    private void ApplyPrice(PriceVersion price)
    {
        Product = price.Product;
        Plan = price.Plan;
        PriceId = price.Id;
        AmountMinor = price.AmountMinor;
        Currency = price.Currency;
        Interval = price.Interval;
        IntervalCount = price.IntervalCount;
        PricingModel = price.PricingModel;
    }
}
