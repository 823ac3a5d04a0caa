using System.Text.Json;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>The mirror of a subscription. It changes in one way only: the provider's object is read, and this is brought to it.</summary>
internal sealed class Subscription : ITenantOwned
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

    /// <summary>The price's scheme as JSON, where a quantity does not simply multiply the amount.</summary>
    public string? Scheme { get; set; }

    public long Quantity { get; private set; } = 1;

    /// <summary>The provider's id of the plan's own item; nothing where it was not read since this column is.</summary>
    public string? ItemId { get; private set; }

    /// <summary>The version of what the plan grants; zero until the plan was read.</summary>
    public int Terms { get; set; }

    /// <summary>A JSON array of <see cref="HeldAddOn"/>.</summary>
    public string AddOnsJson { get; private set; } = "[]";

    [System.ComponentModel.DataAnnotations.Schema.NotMapped]
    public IReadOnlyList<HeldAddOn> AddOns => HeldAddOn.Read(AddOnsJson);

    public SubscriptionStatus Status { get; private set; } = SubscriptionStatus.Incomplete;

    /// <summary>The only fact that decides access. Every change sets it; every query and every check reads it.</summary>
    public DateTimeOffset AccessUntil { get; private set; }

    /// <summary>From when on access is to read only: what is counted cannot be used. None while all is well.</summary>
    public DateTimeOffset? RestrictedFrom { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset PeriodStart { get; private set; }

    public DateTimeOffset PeriodEnd { get; private set; }

    public bool CancelsAtPeriodEnd { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it first gave access: the fact behind «published once in its life».</summary>
    public DateTimeOffset? FirstAccessAt { get; private set; }

    public DateTimeOffset? TrialEndsAt { get; private set; }

    public DateTimeOffset? ResumesAt { get; private set; }

    public decimal? DiscountPercent { get; private set; }

    public long? DiscountMinor { get; private set; }

    public DateTimeOffset? DiscountEndsAt { get; private set; }

    /// <summary>The provider's id of a change that waits for the end of the period.</summary>
    public string? ScheduleId { get; private set; }

    public Guid? PendingPriceId { get; private set; }

    /// <summary>What the schedule brings, as JSON; nothing where it was not made here.</summary>
    public string? PendingJson { get; private set; }

    public PendingChange? Pending => PendingJson is null ? null : JsonSerializer.Deserialize<PendingChange>(PendingJson, JsonSerializerOptions.Web);

    public uint Version { get; init; }

    public RecurringPrice Price => PriceJson.Read(AmountMinor, Currency, Interval, IntervalCount, Scheme);

    public SubscriptionDiscount? Discount => DiscountPercent is null && DiscountMinor is null
        ? null
        : new SubscriptionDiscount(DiscountPercent, DiscountMinor is { } off ? new Money(off, Currency) : null, DiscountEndsAt);

    private object State => (
        (Status, AccessUntil, StartedAt, PeriodStart, PeriodEnd, CancelsAtPeriodEnd, EndedAt, Quantity),
        (RestrictedFrom, TrialEndsAt, ResumesAt, DiscountPercent, DiscountMinor, DiscountEndsAt, ScheduleId));

    /// <summary>Brings the mirror to the provider's object.</summary>
    /// <returns>Whether anything changed; a refusal where the table of states has no such move.</returns>
    public Result<bool> Mirror(GatewaySubscription seen, DateTimeOffset now, IAccessPolicy policy, AccessTerms? terms = null)
    {
        var status = seen.Status.ToStatus();
        if (!SubscriptionLifecycle.Allows(Status, status))
        {
            return SubscriptionProblems.IllegalMove.Saying($"A subscription that is {Status} does not become {status}.");
        }

        var before = State;
        Status = status;
        Quantity = seen.Quantity;
        StartedAt = seen.StartedAt;
        PeriodStart = seen.PeriodStart;
        PeriodEnd = seen.PeriodEnd;
        CancelsAtPeriodEnd = seen.CancelsAtPeriodEnd;
        EndedAt = seen.EndedAt;
        (AccessUntil, RestrictedFrom) = policy.GetAccess(new AccessContext(seen, AccessUntil, now, terms));
        TrialEndsAt = seen.TrialEnd;
        ResumesAt = seen.ResumesAt;
        (DiscountPercent, DiscountMinor, DiscountEndsAt) = seen.Discounts.FirstOrDefault() is { } discount
            ? (discount.PercentOff, discount.AmountOff?.MinorUnits, discount.EndsAt)
            : (null, null, null);
        ScheduleId = seen.ScheduleId;
        // A schedule lives on for a period after the change took place; the change itself waits no longer.
        if (seen.ScheduleId is null || (PendingPriceId == PriceId && Pending is { } pending && pending.Quantity == Quantity && Has(pending.AddOns)))
        {
            (PendingPriceId, PendingJson) = (null, null);
        }

        return !before.Equals(State);
    }

    /// <summary>Brings the items to the provider's.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Hold(SeenItems items)
    {
        var isSame = PriceId == items.Price.Id && ItemId == items.Main.Id && Items(AddOns).SequenceEqual(Items(items.AddOns));
        Take(items.Price);
        if (!isSame)
        {
            (ItemId, AddOnsJson) = (items.Main.Id, HeldAddOn.Write(items.AddOns));
        }

        return !isSame;

        static IEnumerable<(string, Guid, long)> Items(IReadOnlyList<HeldAddOn> all) => all.Select(heldAddOn => (heldAddOn.ItemId, heldAddOn.PriceId, heldAddOn.Quantity));
    }

    /// <summary>Says whether these are the add-ons it has.</summary>
    public bool Has(IEnumerable<SubscriptionAddOn>? these) => these is null
        || these.Select(subscriptionAddOn => (subscriptionAddOn.Key, subscriptionAddOn.Quantity)).ToHashSet().SetEquals(AddOns.Select(heldAddOn => (heldAddOn.Plan, heldAddOn.Quantity)));

    /// <summary>Notes what waits for the end of the period; the provider's schedule is the truth, this is its price here.</summary>
    public void Await(string scheduleId, Guid priceId, PendingChange pending) =>
        (ScheduleId, PendingPriceId, PendingJson) = (scheduleId, priceId, JsonSerializer.Serialize(pending, JsonSerializerOptions.Web));

    /// <summary>Notes the first access, once.</summary>
    public bool BeginsAccess(DateTimeOffset now)
    {
        if (FirstAccessAt is not null || AccessUntil <= now)
        {
            return false;
        }

        FirstAccessAt = now;
        return true;
    }

    private void Take(PriceVersion price)
    {
        Product = price.Product;
        Plan = price.Plan;
        PriceId = price.Id;
        AmountMinor = price.AmountMinor;
        Currency = price.Currency;
        Interval = price.Interval;
        IntervalCount = price.IntervalCount;
        Scheme = price.Scheme;
    }
}
